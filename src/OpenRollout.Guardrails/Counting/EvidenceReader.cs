using OpenRollout.Guardrails.Counting.Journals;

namespace OpenRollout.Guardrails.Counting;

/// <summary>Reads the evidence of a state folder, also while a process counts. Changes and locks nothing.</summary>
internal static class EvidenceReader
{
    /// <summary>Reads the evidence of all flag sets and environments. Does not throw: evidence that cannot be read is left out.</summary>
    /// <param name="folder">The state folder.</param>
    /// <param name="problems">The parts that could not be read, with the reasons; empty if everything was read. A folder that does not exist is a problem.</param>
    /// <returns>The evidence in the order of flag sets, environments, flags and guardrails; several with the same for several salts, the last written one first.</returns>
    public static IReadOnlyList<StoredEvidence> Read(string folder, out IReadOnlyList<string> problems)
    {
        var found = new List<StoredEvidence>();
        var texts = new List<string>();
        foreach (var path in FindJournals(folder, texts))
        {
            try
            {
                AddTo(found, new FileInfo(path));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                texts.Add($"the evidence in '{path}' cannot be read: {exception.Message}");
            }
        }

        problems = texts;
        return [.. found
            .OrderBy(evidence => evidence.Identity.FlagSetId, StringComparer.Ordinal)
            .ThenBy(evidence => evidence.Identity.Environment, StringComparer.OrdinalIgnoreCase)
            .ThenBy(evidence => evidence.Identity.FlagKey, StringComparer.Ordinal)
            .ThenBy(evidence => evidence.Identity.Guardrail, StringComparer.Ordinal)
            .ThenByDescending(evidence => evidence.ChangedAt)];
    }

    private static string[] FindJournals(string folder, List<string> problems)
    {
        try
        {
            return [.. Directory.GetDirectories(folder).SelectMany(scope => Directory.GetFiles(scope, $"*{StateFolder.Extension}"))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Directory.Exists(folder) ? $"the state folder '{folder}' cannot be read: {exception.Message}" : $"the state folder '{folder}' does not exist");
            return [];
        }
    }

    private static void AddTo(List<StoredEvidence> found, FileInfo file)
    {
        // Null if the file was deleted since it was listed.
        if (JournalFile.Read(file, new MemoryLimit(long.MaxValue)) is { } content)
        {
            var users = content.Users;
            found.Add(new StoredEvidence(users.Definition, users.Strata.ToCounts(), users.DecidedAt, [.. users.History.Points], new DateTimeOffset(file.LastWriteTimeUtc)));
        }
    }
}
