import { type ClientProduit, documentsOf } from "../dashboard.ts";
import { client } from "../texts.ts";

const words = client.documents;

/** Everything to gather, each document once, with what it is for. */
export function Documents({ produits }: { produits: ClientProduit[] }) {
  return (
    <ul class="gather" role="list">
      {documentsOf(produits).map(({ name, serves }) => (
        <li key={name}>
          <span>{name}</span> <span class="serves">{words.serves(serves)}</span>
        </li>
      ))}
    </ul>
  );
}
