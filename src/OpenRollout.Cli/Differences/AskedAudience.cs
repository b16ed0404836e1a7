using OpenRollout.Manifest;

namespace OpenRollout.Cli.Differences;

/// <summary>An audience of an active stage at one time.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Definition">The audience.</param>
/// <param name="Members">The users that it targets, as a condition without segments.</param>
/// <param name="Share">The percentage at the time, in thousandths of a percent.</param>
/// <param name="Serve">The variant or split that it serves; null for the opposite of a boolean flag's default.</param>
internal sealed record AskedAudience(StageDefinition Stage, AudienceDefinition Definition, Condition Members, int Share, ServeDefinition? Serve)
{
    /// <summary>Gets a value indicating whether the audience cannot be decided without the unit.</summary>
    public bool NeedsUnit => Share < Percentage.All || Serve is { Single: null };
}
