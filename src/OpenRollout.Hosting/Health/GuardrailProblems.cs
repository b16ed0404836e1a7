using OpenRollout.Manifest.Text;

namespace OpenRollout.Hosting.Health;

/// <summary>Finds guardrails that do not protect their rollout although they are meant to.</summary>
internal static class GuardrailProblems
{
    /// <summary>Returns a sentence for the state of the evidence and for each guardrail that counts nothing; empty if all is well.</summary>
    public static IReadOnlyList<string> Find(OpenRolloutProvider provider)
    {
        if (provider.Options.Monitor is not GuardrailMonitor monitor)
        {
            return [];
        }

        var problems = new List<string>();
        if (monitor.Problem is { } problem)
        {
            problems.Add($"The evidence of guardrails cannot be kept: {PlainText.Shorten(problem, PlainText.MaximumMessage)}");
        }

        foreach (var (watch, state, because) in monitor.GetStates())
        {
            if (state == GuardrailState.Muted)
            {
                problems.Add($"The guardrail '{PlainText.Quote(watch.Identity.Guardrail)}' of '{PlainText.Quote(watch.Identity.FlagKey)}' counts no users: {PlainText.Shorten(because ?? "", PlainText.MaximumMessage)}");
            }
        }

        return problems;
    }
}
