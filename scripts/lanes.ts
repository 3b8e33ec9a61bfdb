/** Does one thing for each item, at most `count` at a time, and keeps the order of the results. */
export async function inLanes<Item, Result>(
  count: number,
  items: Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  await Promise.all(Array.from({ length: count }, async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  }));
  return results;
}
