using System.Text;

namespace OpenRollout.Manifest;

/// <summary>Sorts flags into groups by the dots in their keys, and finds those that cannot have the C# name they would get.</summary>
public static class FlagTree
{
    /// <summary>Deeper groups are no names any more, and no compiler would take the classes.</summary>
    public const int MaximumGroups = 16;

    /// <summary>
    /// The names of a flag's groups have at most so many bytes together: metadata has explicit implementations of nested
    /// interfaces under one name of all of them, and ends at 1,023 bytes.
    /// </summary>
    internal const int MaximumPathBytes = 512;

    /// <summary>A part of a key gives at most so many bytes of a name for each of its characters.</summary>
    private const int MaximumBytesPerCharacter = 5;

    /// <summary>Whether a flag's key has more dots than groups can be built for; such a flag is in no group.</summary>
    public static bool IsTooDeep(FlagDefinition flag) => Dots(flag.Key) > MaximumGroups;

    /// <summary>Whether the names of a flag's groups are too long for metadata; such a flag is in no group.</summary>
    internal static bool IsTooLong(FlagDefinition flag)
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

    /// <summary>Builds the groups; of flags that would have one name only the first is in them.</summary>
    /// <param name="flags">The flags.</param>
    /// <param name="rootName">The name of the outermost class.</param>
    /// <param name="collisions">The flags that were left out, each with the key that has its name.</param>
    /// <returns>The outermost group.</returns>
    public static FlagGroup Build(
        IEnumerable<FlagDefinition> flags, string rootName, out IReadOnlyList<(FlagDefinition Flag, string Taken)> collisions)
    {
        var left = new List<(FlagDefinition, string)>();
        collisions = left;
        return Build(flags, rootName, (flag, taken) => left.Add((flag, taken))).ToGroup();
    }

    /// <summary>Finds flags whose C# name another one has taken.</summary>
    internal static void Check(IReadOnlyList<FlagDefinition> flags, string rootName, Action<FlagDefinition, string> report)
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
                taken = node.TryEnter(parts[index], flag.Key, out node);
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
        private readonly string _firstKey = firstKey;
        private readonly Dictionary<string, Node> _groups = new(StringComparer.Ordinal);
        private readonly Dictionary<string, FlagDefinition> _flags = new(StringComparer.Ordinal);

        /// <summary>Goes into a group; returns the key of the flag that has its name.</summary>
        public string? TryEnter(string part, string key, out Node group)
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

        /// <summary>Adds a flag; returns the key that has its name.</summary>
        public string? TryAdd(string part, FlagDefinition flag)
        {
            var member = CSharpName.ForMember(part, name, isRoot);
            if (_groups.TryGetValue(member, out var group))
            {
                return group._firstKey;
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
