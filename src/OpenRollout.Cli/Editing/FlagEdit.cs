namespace OpenRollout.Cli.Editing;

/// <summary>An edit of a flag.</summary>
/// <param name="Apply">Applies the edit in a file.</param>
/// <param name="Summary">A description, such as <c>'alpha' → 'gradual'</c>.</param>
/// <param name="MayTakePeopleOut">Whether the edit is meant to take people out, so that it needs no permission to do so.</param>
internal sealed record FlagEdit(Action<FlagEditor> Apply, string Summary, bool MayTakePeopleOut = false);
