namespace OpenRollout.Generators.Reading;

/// <summary>
/// Names that must differ. A name that is taken gets an underscore at its end, which names of the manifest do not have,
/// and from the third on a number: however many names meet, each costs the same and stays short.
/// </summary>
internal sealed class NameScope
{
    /// <summary>The ending of a type whose name another manifest has. No member has two underscores, so none has the name of such a type.</summary>
    public const string OfAnotherManifest = "__";

    private readonly HashSet<string> _taken;

    /// <summary>The number that a stem tries next.</summary>
    private readonly Dictionary<string, int> _next;

    public NameScope(params string[] taken)
        : this(StringComparer.Ordinal, taken)
    {
    }

    public NameScope(StringComparer comparer, params string[] taken)
    {
        _taken = new HashSet<string>(taken, comparer);
        _next = new Dictionary<string, int>(comparer);
    }

    /// <summary>Returns the name, or one made of it that differs from all names before.</summary>
    public string Claim(string name, string ending = "_")
    {
        if (_taken.Add(name))
        {
            return name;
        }

        var stem = name.TrimEnd('_') + ending;
        if (_taken.Add(stem))
        {
            return stem;
        }

        var number = _next.TryGetValue(stem, out var next) ? next : 3;
        while (!_taken.Add(stem + CSharpLiteral.From(number)))
        {
            number++;
        }

        _next[stem] = number + 1;
        return stem + CSharpLiteral.From(number);
    }
}
