namespace OpenRollout.Generators;

/// <summary>Names that must differ: a name that is taken gets underscores at its end, which names of the manifest do not have.</summary>
internal sealed class NameScope
{
    /// <summary>The ending of a type whose name another manifest has: not the one of members that would have the name of their type.</summary>
    public const string OfAnotherManifest = "__";

    private readonly HashSet<string> _taken;

    public NameScope(params string[] taken)
        : this(StringComparer.Ordinal, taken)
    {
    }

    public NameScope(StringComparer comparer, params string[] taken) => _taken = new HashSet<string>(taken, comparer);

    /// <summary>
    /// The members of a type, none of which may have its name; nor the name that it gets where another manifest has its
    /// own one first.
    /// </summary>
    public static NameScope ForMembersOf(string type, params string[] taken) => new([type, type + OfAnotherManifest, .. taken]);

    /// <summary>Returns the name, with as many endings as it takes to differ from all names before.</summary>
    public string Claim(string name, string ending = "_")
    {
        while (!_taken.Add(name))
        {
            name += ending;
        }

        return name;
    }
}
