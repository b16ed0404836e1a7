namespace OpenRollout.Generators.Reading;

/// <summary>
/// A scope of unique names. A name that is taken gets an underscore at its end, which names from the manifest never have, and
/// a number from the third on, so that each claim takes constant time and names stay short.
/// </summary>
internal sealed class NameScope
{
    /// <summary>The suffix of a type whose name another manifest uses. No member ends with two underscores, so none can have the name of such a type.</summary>
    public const string OfAnotherManifest = "__";

    private readonly HashSet<string> _taken;

    /// <summary>The next number to try, by stem.</summary>
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

    /// <summary>Reserves a name and returns it, or a unique name derived from it if it is taken.</summary>
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
