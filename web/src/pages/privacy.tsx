import { privacy } from "../texts.ts";
import { Document } from "../ui/document.tsx";

export default function Privacy() {
  return <Document {...privacy} />;
}
