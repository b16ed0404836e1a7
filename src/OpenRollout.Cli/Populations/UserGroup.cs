namespace OpenRollout.Cli.Populations;

/// <summary>The results of the users with the same values of the attributes by which a simulation is grouped.</summary>
/// <param name="values">The values as text, one for each attribute.</param>
/// <param name="outcomes">The number of outcomes of each stage's program.</param>
internal sealed class UserGroup(IReadOnlyList<string> values, IEnumerable<int> outcomes)
{
    /// <summary>Gets the values as text, one for each attribute.</summary>
    public IReadOnlyList<string> Values { get; } = values;

    /// <summary>Gets or sets the number of users.</summary>
    public long Users { get; set; }

    /// <summary>Gets the number of users for each stage and outcome.</summary>
    public long[][] Outcomes { get; } = [.. outcomes.Select(count => new long[count])];
}
