using System.Collections.Immutable;
using OpenRollout.Manifest.Reasoning;

namespace OpenRollout.Cli.Differences;

/// <summary>A set of users who all get the same from a flag: those who meet all constraints and whose hashes are in all ranges. Immutable.</summary>
/// <param name="Constraints">The constraints.</param>
/// <param name="Hashes">The ranges by their hash.</param>
/// <param name="Outcome">The outcome of the users; null while the cell is under construction.</param>
internal sealed record UserCell(ImmutableList<Constraint> Constraints, ImmutableDictionary<HashSource, HashRange> Hashes, CellOutcome? Outcome)
{
    /// <summary>Gets the set of all users.</summary>
    public static UserCell Everyone { get; } = new([], ImmutableDictionary<HashSource, HashRange>.Empty, null);

    /// <summary>Returns the users of the cell who also meet a constraint.</summary>
    public UserCell And(Constraint constraint) => this with { Constraints = Constraints.Add(constraint) };

    /// <summary>Returns the users of the cell who also meet some constraints.</summary>
    public UserCell And(IEnumerable<Constraint> constraints) => this with { Constraints = Constraints.AddRange(constraints) };

    /// <summary>Returns the users of the cell whose hash is also in a range; null if there are none.</summary>
    public UserCell? And(HashSource source, HashRange range)
    {
        var joined = Hashes.TryGetValue(source, out var known) ? known.Intersect(range) : range;
        return joined.IsEmpty ? null : this with { Hashes = Hashes.SetItem(source, joined) };
    }

    /// <summary>Returns the users who are in both cells, with the outcome of this one; null if the hashes show that there are none.</summary>
    public UserCell? And(UserCell other)
    {
        UserCell? joined = And(other.Constraints);
        foreach (var (source, range) in other.Hashes)
        {
            joined = joined?.And(source, range);
        }

        return joined;
    }
}
