import type { Connection, Upstream } from './connection'

/** The part of `http { … }` that lets nginx ask Keyturn about each request to an API. */
export function nginx({ upstream, api, name, needs, read, others }: Connection): string {
  return `upstream keyturn { server ${upstream.hostAndPort}; keepalive 32; }
upstream ${name}  { server 127.0.0.1:9000; keepalive 32; }

map $request_method $${needs} {
    default ${others};
    GET     ${read};
    HEAD    ${read};
}
map $http_upgrade $connection_header { default upgrade; "" ""; }

server {
    listen 443 ssl;  # ssl_certificate, ssl_certificate_key
    server_name ${api.host};
    large_client_header_buffers 4 32k;

    location ${api.path} {
        set $required_scope $${needs};
        auth_request /keyturn;

        auth_request_set $auth_credential_id $upstream_http_x_auth_credential_id;
        auth_request_set $auth_client_id     $upstream_http_x_auth_client_id;
        auth_request_set $auth_kind          $upstream_http_x_auth_kind;
        auth_request_set $auth_scope         $upstream_http_x_auth_scope;
        auth_request_set $auth_roles         $upstream_http_x_auth_roles;
        # An empty value removes the caller's own header.
        proxy_set_header X-Auth-Credential-Id $auth_credential_id;
        proxy_set_header X-Auth-Client-Id     $auth_client_id;
        proxy_set_header X-Auth-Kind          $auth_kind;
        proxy_set_header X-Auth-Scope         $auth_scope;
        proxy_set_header X-Auth-Roles         $auth_roles;
        # The caller gets the reference of a refusal. It is empty if the request passes, and then nginx adds nothing.
        auth_request_set $refusal $upstream_http_x_request_id;
        add_header X-Request-Id $refusal always;

        proxy_set_header Host            $host;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_http_version 1.1;
        proxy_set_header Upgrade    $http_upgrade;
        proxy_set_header Connection $connection_header;
        proxy_pass http://${name};
    }

    location = /keyturn {
        internal;
        # A location that sets no scope rejects every request.
        if ($required_scope = "") { return 403; }

        proxy_pass ${upstream.protocol}//keyturn/verify;
${ofTls(upstream)}        # Keyturn needs only these; cookies and everything else that a caller sends stay here.
        proxy_pass_request_body    off;
        proxy_pass_request_headers off;
        proxy_set_header Content-Length   "";
        proxy_set_header Authorization    $http_authorization;
        proxy_set_header X-API-Key        $http_x_api_key;
        proxy_set_header X-Required-Scope $required_scope;
        proxy_set_header X-Forwarded-For  $remote_addr;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        # Otherwise the answer for a client with many scopes is "too big header", and the caller gets 500.
        proxy_buffer_size 32k;
        proxy_buffers 4 32k;
    }
}
`
}

/** The same, with nginx in front of Keyturn itself as well. */
export function nginxWithKeyturn(connection: Connection, host: string): string {
  return `${nginx(connection)}
# Keyturn itself: the console, and /oauth/token for machines.
server {
    listen 443 ssl;
    server_name ${host};
    large_client_header_buffers 4 32k;

    location / {
        proxy_pass http://keyturn;
        # The console answers to the host of PUBLIC_URL alone; if PUBLIC_URL has a port, use $host:$server_port.
        proxy_set_header Host            $host;
        proxy_set_header X-Forwarded-For $remote_addr;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_buffer_size 32k;
        proxy_buffers 4 32k;
    }
}
`
}

/** By default nginx neither names nor verifies a server that it reaches by TLS. */
function ofTls({ protocol, host }: Upstream): string {
  if (protocol === 'http:') return ''
  return `        proxy_set_header Host ${host};
        proxy_ssl_server_name on;
        proxy_ssl_name ${host};
        proxy_ssl_verify on;
        proxy_ssl_verify_depth 4;
        proxy_ssl_trusted_certificate /etc/ssl/certs/ca-certificates.crt;
`
}
