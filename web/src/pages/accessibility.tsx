import { accessibility } from "../texts.ts";
import { Document } from "../ui/document.tsx";

export default function Accessibility() {
  return <Document {...accessibility} />;
}
