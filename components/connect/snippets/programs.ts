import type { Connection } from './connection'

// Programs that get a token and call an API with it. Each keeps its token: one request for a token serves many calls.

type Asked = Pick<Connection, 'keyturn' | 'api' | 'asked'>

export function curl({ keyturn, api, asked }: Asked): string {
  return `TOKEN=$(curl -sS --fail-with-body ${keyturn}/oauth/token \\
  -u "$KEYTURN_CLIENT_ID:$KEYTURN_CLIENT_SECRET" \\
  -d grant_type=client_credentials -d scope=${asked} \\
  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
curl -i ${api.url} -H "Authorization: Bearer $TOKEN"
`
}

export function node({ keyturn, api, asked }: Asked): string {
  return `// Node.js 20 or later, without packages.
const { KEYTURN_CLIENT_ID, KEYTURN_CLIENT_SECRET } = process.env
let token = { value: '', until: 0 }

/** An access token. Another is requested shortly before it expires. */
async function accessToken() {
  if (Date.now() < token.until) return token.value
  const answer = await fetch('${keyturn}/oauth/token', {
    method: 'POST',
    headers: { Authorization: 'Basic ' + btoa(KEYTURN_CLIENT_ID + ':' + KEYTURN_CLIENT_SECRET) },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: '${asked}' }),
  })
  const issued = await answer.json()
  if (!answer.ok) throw new Error(issued.error_description ?? issued.error)
  token = { value: issued.access_token, until: Date.now() + (issued.expires_in - 30) * 1000 }
  return token.value
}

const answer = await fetch('${api.url}', {
  headers: { Authorization: 'Bearer ' + (await accessToken()) },
})
console.log(answer.status, await answer.text())
`
}

export function python({ keyturn, api, asked }: Asked): string {
  return `# Python 3.8 or later, without packages.
import base64, json, os, time
from urllib.parse import urlencode
from urllib.request import Request, urlopen

token, until = "", 0.0


def access_token():
    """An access token. Another is requested shortly before it expires."""
    global token, until
    if time.monotonic() < until:
        return token
    client = os.environ["KEYTURN_CLIENT_ID"] + ":" + os.environ["KEYTURN_CLIENT_SECRET"]
    request = Request(
        "${keyturn}/oauth/token",
        data=urlencode({"grant_type": "client_credentials", "scope": "${asked}"}).encode(),
        headers={"Authorization": "Basic " + base64.b64encode(client.encode()).decode()},
    )
    with urlopen(request) as answer:
        issued = json.load(answer)
    token, until = issued["access_token"], time.monotonic() + issued["expires_in"] - 30
    return token


request = Request("${api.url}", headers={"Authorization": "Bearer " + access_token()})
with urlopen(request) as answer:
    print(answer.status, answer.read().decode())
`
}

export function go({ keyturn, api, asked }: Asked): string {
  return `package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"

	"golang.org/x/oauth2/clientcredentials"
)

func main() {
	config := clientcredentials.Config{
		ClientID:     os.Getenv("KEYTURN_CLIENT_ID"),
		ClientSecret: os.Getenv("KEYTURN_CLIENT_SECRET"),
		TokenURL:     "${keyturn}/oauth/token",
		Scopes:       []string{"${asked}"},
	}
	// This client keeps its token, and requests another when it expires.
	client := config.Client(context.Background())
	answer, err := client.Get("${api.url}")
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer.StatusCode, string(body))
}
`
}

export function java({ keyturn, api, asked }: Asked): string {
  return `// Java 17 or later, without libraries.
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;

public class Connect {
    static final HttpClient http = HttpClient.newHttpClient();
    static String token = "";
    static Instant until = Instant.MIN;

    /** An access token. Another is requested shortly before it expires. */
    static synchronized String accessToken() throws Exception {
        if (Instant.now().isBefore(until)) return token;
        var client = System.getenv("KEYTURN_CLIENT_ID") + ":" + System.getenv("KEYTURN_CLIENT_SECRET");
        var request = HttpRequest.newBuilder(URI.create("${keyturn}/oauth/token"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(client.getBytes()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=${asked}"))
            .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
        token = find("\\"access_token\\":\\"([^\\"]+)\\"", answer.body());
        until = Instant.now().plusSeconds(Long.parseLong(find("\\"expires_in\\":([0-9]+)", answer.body())) - 30);
        return token;
    }

    static String find(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results().findFirst().orElseThrow().group(1);
    }

    public static void main(String[] arguments) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("${api.url}"))
            .header("Authorization", "Bearer " + accessToken())
            .build();
        var answer = http.send(request, BodyHandlers.ofString());
        System.out.println(answer.statusCode() + " " + answer.body());
    }
}
`
}
