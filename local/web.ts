/** Serves the site's files, and the API under the site's own address as a static host's rewrite does. */
import { extname, join, normalize, relative } from "node:path";
import { securityHeaders } from "../web/hosting.ts";
import { type Server, withUrl } from "./gateway.ts";

const API_PATH = /^\/api\/(?=(session-migration|simulator)\/)/;

const CONTENT_TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

export function webServer(folder: string, apiUrl: string, gateway: Server): Server {
  const headers = { ...securityHeaders(apiUrl), "cache-control": "no-cache" };
  return async (request, address) => {
    const url = new URL(request.url);
    if (API_PATH.test(url.pathname)) {
      url.pathname = url.pathname.replace(API_PATH, "/functions/v1/");
      return await gateway(withUrl(request, url), address);
    }
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(405);
    return await serveFile(folder, url.pathname, headers);
  };
}

async function serveFile(
  folder: string,
  pathname: string,
  headers: Record<string, string>,
): Promise<Response> {
  const path = filePath(folder, pathname);
  const found = path && await Deno.stat(path).catch(() => null);
  if (!found) return refuse(404);
  if (found.isDirectory) {
    return new Response(null, {
      status: 301,
      headers: { location: `/${relative(folder, path)}/` },
    });
  }
  const content = await Deno.readFile(path);
  return new Response(content, {
    headers: {
      ...headers,
      "content-type": CONTENT_TYPES[extname(path)] ?? "application/octet-stream",
    },
  });
}

/** Null when the path cannot be decoded or leads out of the site. */
function filePath(folder: string, pathname: string): string | null {
  try {
    const path = normalize(join(folder, decodeURIComponent(pathname)));
    if (!path.startsWith(`${folder}/`) || path.includes("\0")) return null;
    return path.endsWith("/") ? join(path, "index.html") : path;
  } catch {
    return null;
  }
}

function refuse(status: 404 | 405): Response {
  const text = status === 404 ? "Cette page n’existe pas.\n" : "Méthode refusée.\n";
  return new Response(text, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
}
