using OpenRollout.Cli.Decisions;
using OpenRollout.Cli.Files;
using OpenRollout.Cli.Output.Reports;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Reporting;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Statuses;

/// <summary>The evidence of a state folder, and what follows from it for the guardrails of a manifest.</summary>
internal sealed class StoredEvidenceReader
{
    private readonly IReadOnlyList<StoredEvidence> _stored;

    private StoredEvidenceReader(IReadOnlyList<StoredEvidence> stored) => _stored = stored;

    /// <summary>Reads a state folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="notes">Gets what could not be read.</param>
    public static StoredEvidenceReader Read(string folder, TextWriter notes)
    {
        var stored = EvidenceReader.Read(folder, out var problems);
        foreach (var problem in problems)
        {
            notes.WriteLine($"note: {PlainText.Shorten(problem, PlainText.MaximumMessage)}");
        }

        return new StoredEvidenceReader(stored);
    }

    /// <summary>Returns the evidence for a manifest, by the key of the flag.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="location">The store of decisions, with the flag set and the environment.</param>
    /// <param name="decisions">The decisions of the store; null if it does not exist.</param>
    /// <param name="options">The options that a command to withdraw a decision needs.</param>
    public ILookup<string, GuardrailStateReport> Of(UsableManifest manifest, DecisionStoreLocation location, StoredDecisions? decisions, IReadOnlyList<string> options)
    {
        var withdrawn = decisions?.Snapshot.Withdrawals.Select(withdrawal => withdrawal.DecisionId).ToHashSet(StringComparer.Ordinal) ?? [];
        return StoredStatus.Read(manifest.Program, location.Scope.FlagSetId, location.Scope.Environment, _stored, withdrawn.Contains).ToLookup(
            status => status.FlagKey,
            status => GuardrailStateReport.Of(status, IsInForce(status, decisions) ? location.WriteWithdrawal(status.DecisionId!, options) : null),
            StringComparer.Ordinal);
    }

    private static bool IsInForce(GuardrailStatus status, StoredDecisions? decisions)
        => status.DecisionId is { } id && decisions is not null && decisions.InForce.Any(known => known.Decision.Id == id);
}
