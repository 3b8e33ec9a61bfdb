// What a static host is told, in the form that Netlify and Cloudflare Pages read: `_headers` and
// `_redirects`. docs/operations.md says the same for nginx.

/** Headers of every page: nothing inline runs, and pages talk to this site and to the API alone. */
export function securityHeaders(apiUrl: string): Record<string, string> {
  return {
    "content-security-policy": [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "font-src 'self'",
      "img-src 'self' data:",
      `connect-src 'self' ${new URL(apiUrl).origin}`,
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join("; "),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
  };
}

/** What the pages' scripts read: where to call, and by which key. */
export function configFile({ apiUrl, publishableKey, direct }: {
  apiUrl: string;
  publishableKey: string;
  direct?: boolean;
}): string {
  return JSON.stringify({
    api_url: apiUrl,
    publishable_key: publishableKey,
    ...direct && { functions_url: `${apiUrl}/functions/v1` },
  });
}

export function headersFile(apiUrl: string): string {
  const lines = Object.entries(securityHeaders(apiUrl)).map(([name, value]) =>
    `  ${name}: ${value}`
  );
  return `/*\n${lines.join("\n")}\n`;
}

/** The edge functions under the site's own address, so that browsers ask no permission first. */
export function redirectsFile(apiUrl: string): string {
  return ["simulator", "session-migration"]
    .map((name) => `/api/${name}/* ${apiUrl}/functions/v1/${name}/:splat 200\n`)
    .join("");
}
