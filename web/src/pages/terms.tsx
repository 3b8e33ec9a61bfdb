import { terms, TERMS_VERSION } from "../texts.ts";
import { Document } from "../ui/document.tsx";

export default function Terms() {
  return <Document {...terms} lede={`${terms.lede} ${terms.version(TERMS_VERSION)}`} />;
}
