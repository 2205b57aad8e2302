import type { Connection } from './connection'

/** The parts of Envoy's HTTP connection manager that let it ask Keyturn about each request. */
export function envoyFilters({ upstream }: Pick<Connection, 'upstream'>): string {
  return `use_remote_address: true
normalize_path: true
common_http_protocol_options: { headers_with_underscores_action: DROP_HEADER }
max_request_headers_kb: 60
upgrade_configs: [{ upgrade_type: websocket }]
http_filters:
  # Before ext_authz: headers that a route sets by itself come only after it.
  - name: envoy.filters.http.header_mutation
    typed_config:
      '@type': type.googleapis.com/envoy.extensions.filters.http.header_mutation.v3.HeaderMutation
      mutations:
        request_mutations:
          - remove: x-auth-credential-id
          - remove: x-auth-client-id
          - remove: x-auth-kind
          - remove: x-auth-scope
          - remove: x-auth-roles
          - append:
              append_action: OVERWRITE_IF_EXISTS_OR_ADD
              header: { key: x-forwarded-for, value: '%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%' }
          # A scope that nobody holds: a route that names none lets nobody pass.
          - append:
              append_action: OVERWRITE_IF_EXISTS_OR_ADD
              header: { key: x-required-scope, value: no-scope-named }
  - name: envoy.filters.http.ext_authz
    typed_config:
      '@type': type.googleapis.com/envoy.extensions.filters.http.ext_authz.v3.ExtAuthz
      failure_mode_allow: false
      allowed_headers:
        patterns:
          - { exact: authorization, ignore_case: true }
          - { exact: x-api-key, ignore_case: true }
          - { exact: x-forwarded-for, ignore_case: true }
          - { exact: x-required-scope, ignore_case: true }
      http_service:
        server_uri: { uri: ${upstream.protocol}//${upstream.hostAndPort}, cluster: keyturn, timeout: 2s }
        # Envoy appends the caller's path and query. With the prefix /verify alone, a caller's /?scope= would count.
        path_prefix: /verify/envoy
        authorization_response:
          allowed_upstream_headers:
            patterns: [{ prefix: x-auth- }]
          allowed_client_headers:
            patterns:
              - { exact: www-authenticate, ignore_case: true }
              # The reference of a refusal.
              - { exact: x-request-id, ignore_case: true }
  - name: envoy.filters.http.router
    typed_config:
      '@type': type.googleapis.com/envoy.extensions.filters.http.router.v3.Router
`
}

/** The routes of an API, which name their scopes. */
export function envoyRoutes({ api, name, read, others }: Connection): string {
  return `- match:
    prefix: ${api.path}
    headers: [{ name: ':method', string_match: { safe_regex: { regex: GET|HEAD } } }]
  route: { cluster: ${name} }
  typed_per_filter_config:
    envoy.filters.http.header_mutation:
      '@type': type.googleapis.com/envoy.extensions.filters.http.header_mutation.v3.HeaderMutationPerRoute
      mutations:
        request_mutations:
          - append:
              append_action: OVERWRITE_IF_EXISTS_OR_ADD
              header: { key: x-required-scope, value: ${read} }
- match: { prefix: ${api.path} }
  route: { cluster: ${name} }
  typed_per_filter_config:
    envoy.filters.http.header_mutation:
      '@type': type.googleapis.com/envoy.extensions.filters.http.header_mutation.v3.HeaderMutationPerRoute
      mutations:
        request_mutations:
          - append:
              append_action: OVERWRITE_IF_EXISTS_OR_ADD
              header: { key: x-required-scope, value: ${others} }
`
}
