using System.Text;

namespace OpenRollout.Manifest.Naming;

/// <summary>Arranges flags in groups by the dots in their keys, and finds flags whose C# name is already taken.</summary>
internal static class FlagTree
{
    /// <summary>The maximum number of nested groups.</summary>
    public const int MaximumGroups = 16;

    /// <summary>
    /// The maximum length of the names of a flag's groups together, in bytes. Explicit implementations of nested interfaces
    /// combine them in one name, for which metadata allows 1,023 bytes.
    /// </summary>
    public const int MaximumPathBytes = 512;

    /// <summary>The maximum number of bytes in a C# name for each character of a key.</summary>
    private const int MaximumBytesPerCharacter = 5;

    /// <summary>Returns a value indicating whether a key has more dots than <see cref="MaximumGroups"/>. Such a flag is in no group.</summary>
    public static bool IsTooDeep(FlagDefinition flag) => Dots(flag.Key) > MaximumGroups;

    /// <summary>Returns a value indicating whether the names of a flag's groups are too long for metadata. Such a flag is in no group.</summary>
    public static bool IsTooLong(FlagDefinition flag)
    {
        if (flag.Key.Length * MaximumBytesPerCharacter <= MaximumPathBytes)
        {
            return false;
        }

        var parts = flag.Key.Split('.');
        return parts.Take(parts.Length - 1).Sum(part => Encoding.UTF8.GetByteCount(CSharpName.From(part))) > MaximumPathBytes;
    }

    private static int Dots(string key)
    {
        var dots = 0;
        foreach (var character in key)
        {
            dots += character == '.' ? 1 : 0;
        }

        return dots;
    }

    /// <summary>Builds the groups. If several flags have the same name, they contain only the first of them.</summary>
    /// <param name="flags">The flags.</param>
    /// <param name="rootName">The name of the outermost class.</param>
    /// <param name="collisions">The flags that are omitted, each with the key that already has its name.</param>
    /// <returns>The outermost group.</returns>
    public static FlagGroup Build(
        IEnumerable<FlagDefinition> flags, string rootName, out IReadOnlyList<(FlagDefinition Flag, string Taken)> collisions)
    {
        var left = new List<(FlagDefinition, string)>();
        collisions = left;
        return Build(flags, rootName, (flag, taken) => left.Add((flag, taken))).ToGroup();
    }

    /// <summary>Reports each flag whose C# name is already taken, with the key that has it.</summary>
    public static void Check(IReadOnlyList<FlagDefinition> flags, string rootName, Action<FlagDefinition, string> report)
        => Build(flags, rootName, report);

    private static Node Build(IEnumerable<FlagDefinition> flags, string rootName, Action<FlagDefinition, string> report)
    {
        var root = new Node(rootName, isRoot: true);
        foreach (var flag in flags)
        {
            if (IsTooDeep(flag) || IsTooLong(flag))
            {
                continue;
            }

            var parts = flag.Key.Split('.');
            var node = root;
            string? taken = null;
            for (var index = 0; index < parts.Length - 1 && taken is null; index++)
            {
                taken = node.FindOrAddGroup(parts[index], flag.Key, out node);
            }

            taken ??= node.TryAdd(parts[parts.Length - 1], flag);
            if (taken is not null)
            {
                report(flag, taken);
            }
        }

        return root;
    }

    private sealed class Node(string name, bool isRoot, string firstKey = "")
    {
        /// <summary>Gets the key of the flag that created the group.</summary>
        public string FirstKey { get; } = firstKey;

        private readonly Dictionary<string, Node> _groups = new(StringComparer.Ordinal);
        private readonly Dictionary<string, FlagDefinition> _flags = new(StringComparer.Ordinal);

        /// <summary>Finds or adds a group. Returns the key of the flag that already has its name, or null.</summary>
        public string? FindOrAddGroup(string part, string key, out Node group)
        {
            var member = CSharpName.ForMember(part, name, isRoot);
            if (_flags.TryGetValue(member, out var flag))
            {
                group = this;
                return flag.Key;
            }

            if (!_groups.TryGetValue(member, out group!))
            {
                _groups.Add(member, group = new Node(member, isRoot: false, key));
            }

            return null;
        }

        /// <summary>Adds a flag. Returns the key that already has its name, or null.</summary>
        public string? TryAdd(string part, FlagDefinition flag)
        {
            var member = CSharpName.ForMember(part, name, isRoot);
            if (_groups.TryGetValue(member, out var group))
            {
                return group.FirstKey;
            }

            if (_flags.TryGetValue(member, out var other))
            {
                return other.Key;
            }

            _flags.Add(member, flag);
            return null;
        }

        public FlagGroup ToGroup() => new(
            name,
            [.. _groups.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Value.ToGroup())],
            [.. _flags.OrderBy(flag => flag.Key, StringComparer.Ordinal).Select(flag => new NamedFlag(flag.Key, flag.Value))]);
    }
}
