namespace OpenRollout.Cli.Output.Reports;

/// <summary>A finished flag that stays because its value is undecided.</summary>
/// <param name="Flag">The key of the flag.</param>
/// <param name="Manifest">The manifest.</param>
/// <param name="Reason">The reason for which no value is decided.</param>
/// <param name="Values">The values to choose from.</param>
internal sealed record UndecidedFlagReport(string Flag, string Manifest, string Reason, IReadOnlyList<string> Values)
{
    /// <inheritdoc/>
    public override string ToString()
        => $"'{Flag}' of {Manifest} stays. {Reason}{(Values.Count == 0 ? "" : $" To remove it, name it and choose its value: {string.Join(" or ", Values.Select(value => $"--as {value}"))}.")}";
}
