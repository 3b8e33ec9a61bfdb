/** A page to read: titled sections of paragraphs, facts, lists and links. */
export interface Section {
  title: string;
  paragraphs?: string[];
  /** What each thing is, by its name. */
  facts?: { name: string; text: string }[];
  list?: string[];
  links?: { href: string; text: string }[];
}

interface Contents {
  title: string;
  lede: string;
  sections: Section[];
}

export function Document({ title, lede, sections }: Contents) {
  return (
    <article class="document">
      <h1>{title}</h1>
      <p class="lede">
        <Words text={lede} />
      </p>
      {sections.map((section) => <Part key={section.title} {...section} />)}
    </article>
  );
}

function Part({ title, paragraphs = [], facts = [], list = [], links = [] }: Section) {
  return (
    <section>
      <h2>{title}</h2>
      {paragraphs.map((text) => (
        <p key={text}>
          <Words text={text} />
        </p>
      ))}
      {facts.length > 0 && (
        <dl>
          {facts.map(({ name, text }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Words text={text} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {list.length > 0 && (
        <ul>
          {list.map((text) => (
            <li key={text}>
              <Words text={text} />
            </li>
          ))}
        </ul>
      )}
      {links.length > 0 && (
        <ul class="links">
          {links.map(({ href, text }) => (
            <li key={href}>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What stands in square brackets is for whoever puts the site on line to fill in: it is marked. */
export function Words({ text }: { text: string }) {
  return (
    <>
      {text.split(/(\[[^\]]+\])/).map((part, place) =>
        part.startsWith("[") ? <mark key={place}>{part}</mark> : part
      )}
    </>
  );
}
