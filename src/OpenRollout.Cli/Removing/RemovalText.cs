using OpenRollout.Cli.Output.Reports;
using OpenRollout.Cli.Workspaces;

namespace OpenRollout.Cli.Removing;

/// <summary>Words the result of a removal, so that it can be the message of a commit.</summary>
internal static class RemovalText
{
    /// <summary>Creates the report.</summary>
    public static RemovalReport CreateReport(SolutionChange change, string solution, bool isSaved, CommandHost host)
    {
        PlaceReport[] Convert(IReadOnlyList<CodePlace> places) => [.. places.Select(place => new PlaceReport(host.Display(place.Path), place.Line, place.Column, place.Message))];
        RemovedFlagReport[] flags =
        [
            .. change.Flags.Select(flag => new RemovedFlagReport(
                flag.Key,
                host.Display(flag.ManifestPath),
                flag.Value,
                flag.Reason,
                flag.Assumption,
                flag.IsEntryKept,
                flag.Refusals.Count == 0,
                [.. flag.Paths.Select(host.Display)],
                Convert(flag.Refusals),
                Convert(flag.Notices))),
        ];
        UndecidedFlagReport[] undecided = [.. change.Undecided.Select(flag => new UndecidedFlagReport(flag.Key, host.Display(flag.ManifestPath), flag.Reason, flag.Values))];
        var warnings = Convert(change.Warnings);
        return new RemovalReport(host.Display(solution), isSaved, flags, [.. change.Files.Select(file => host.Display(file.Path))], undecided, warnings, Write(flags, warnings));
    }

    private static string Write(RemovedFlagReport[] flags, PlaceReport[] warnings)
    {
        var lines = new List<string> { Subject(flags) };
        foreach (var flag in flags)
        {
            lines.AddRange(["", $"{NameOf(flag, flags)} is {flag.Value} from now on. {flag.Reason} {flag.Assumption}".TrimEnd() + (flag is { IsEntryKept: true, IsComplete: true } ? " The manifest keeps the flag." : "")]);
            AddPlaces(lines, "Left, so the manifest keeps the flag:", flag.Refused);
            AddPlaces(lines, "To check:", flag.Notices);
        }

        AddPlaces(lines, "New warnings:", warnings);
        return string.Join('\n', lines);
    }

    /// <summary>Returns the subject of a sentence about a flag of several.</summary>
    private static string NameOf(RemovedFlagReport flag, RemovedFlagReport[] flags)
        => flags.Length == 1 ? "It"
            : flags.Count(each => each.Flag == flag.Flag) == 1 ? $"'{flag.Flag}'"
            : $"'{flag.Flag}' of {flag.Manifest}";

    private static string Subject(RemovedFlagReport[] flags) => flags switch
    {
        [] => "No flag is finished and decided.",
        [{ IsComplete: true } flag] => $"Remove flag '{flag.Flag}'{(flag.IsEntryKept ? " from the code" : "")}",
        [var flag] => $"Remove flag '{flag.Flag}' in part",
        _ => $"Remove {flags.Length} flags{(flags.All(flag => flag.IsComplete) ? "" : ", some in part")}",
    };

    private static void AddPlaces(List<string> lines, string title, IReadOnlyList<PlaceReport> places)
    {
        if (places.Count > 0)
        {
            lines.AddRange(["", title]);
            lines.AddRange(places.Select(place => $"- {place}"));
        }
    }
}
