namespace OpenRollout.TestSupport;

/// <summary>Draws random values. The same seed gives the same values on every machine.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    public bool Chance(int percent) => _random.Next(100) < percent;

    /// <summary>Returns a random integer; both bounds are inclusive.</summary>
    public int Between(int minimum, int maximum) => _random.Next(minimum, maximum + 1);

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>Returns some of the items, each at most once, in random order.</summary>
    public List<T> Some<T>(IEnumerable<T> from, int minimum, int maximum)
        => [.. Shuffle(from).Take(Between(minimum, maximum))];

    public List<T> Shuffle<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        _random.Shuffle(shuffled);
        return [.. shuffled];
    }
}
