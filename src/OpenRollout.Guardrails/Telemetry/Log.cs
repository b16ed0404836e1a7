using Microsoft.Extensions.Logging;
using OpenRollout.Guardrails.Counting;
using OpenRollout.Guardrails.Reporting;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Guardrails.Telemetry;

/// <summary>The log messages of guardrails, with event numbers after those of the provider. No message contains a user. Text from manifests is escaped and truncated here.</summary>
internal static partial class Log
{
    public static void GuardrailDecided(ILogger logger, WatchIdentity watch, RolloutDecision decision)
    {
        if (logger.IsEnabled(LogLevel.Error))
        {
            WriteDecided(logger, NameOf(watch), PlainText.Quote(watch.FlagKey), SetOf(watch), decision.Id, Shorten(decision.Reason));
        }
    }

    public static void GuardrailTold(ILogger logger, WatchIdentity watch, GuardrailStatus status)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            WriteTold(logger, NameOf(watch), PlainText.Quote(watch.FlagKey), SetOf(watch), GuardrailText.DescribeCounts(status), Shorten(status.Because ?? ""));
        }
    }

    public static void GuardrailMuted(ILogger logger, WatchIdentity watch, GuardrailStatus status)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            WriteMuted(logger, NameOf(watch), PlainText.Quote(watch.FlagKey), SetOf(watch), Shorten(status.Because ?? ""));
        }
    }

    public static void DecisionNotStored(ILogger logger, RolloutDecision decision, Exception failure)
    {
        if (logger.IsEnabled(LogLevel.Error))
        {
            WriteNotStored(logger, decision.Id, PlainText.Quote(decision.FlagKey), Shorten(failure.Message));
        }
    }

    public static void DecisionStored(ILogger logger, RolloutDecision decision, int failures)
    {
        if (logger.IsEnabled(LogLevel.Information))
        {
            WriteStored(logger, decision.Id, PlainText.Quote(decision.FlagKey), failures);
        }
    }

    public static void StateProblem(ILogger logger, string problem)
    {
        if (logger.IsEnabled(LogLevel.Warning))
        {
            WriteProblem(logger, Shorten(problem));
        }
    }

    public static void GuardrailFailed(ILogger logger, WatchIdentity watch, Exception exception)
    {
        if (logger.IsEnabled(LogLevel.Error))
        {
            WriteFailed(logger, NameOf(watch), PlainText.Quote(watch.FlagKey), SetOf(watch), exception);
        }
    }

    [LoggerMessage(26, LogLevel.Warning, "The observer of guardrails failed", EventName = nameof(ObserverFailed))]
    public static partial void ObserverFailed(ILogger logger, Exception exception);

    private static string NameOf(WatchIdentity watch) => PlainText.Quote(watch.Guardrail);

    private static string SetOf(WatchIdentity watch) => PlainText.Quote(watch.FlagSetId ?? "");

    private static string Shorten(string text) => PlainText.Shorten(text, PlainText.MaximumMessage);

    [LoggerMessage(20, LogLevel.Error, "The guardrail '{Guardrail}' has switched the flag '{FlagKey}' of '{FlagSet}' off by the decision '{Decision}': {Reason}", EventName = nameof(GuardrailDecided), SkipEnabledCheck = true)]
    private static partial void WriteDecided(ILogger logger, string guardrail, string flagKey, string flagSet, string decision, string reason);

    [LoggerMessage(21, LogLevel.Warning, "The evidence of the guardrail '{Guardrail}' against the flag '{FlagKey}' of '{FlagSet}' has reached the threshold: {Counts}. It makes no decision: {Because}", EventName = nameof(GuardrailTold), SkipEnabledCheck = true)]
    private static partial void WriteTold(ILogger logger, string guardrail, string flagKey, string flagSet, string counts, string because);

    [LoggerMessage(22, LogLevel.Warning, "The guardrail '{Guardrail}' of the flag '{FlagKey}' of '{FlagSet}' counts no users: {Because}", EventName = nameof(GuardrailMuted), SkipEnabledCheck = true)]
    private static partial void WriteMuted(ILogger logger, string guardrail, string flagKey, string flagSet, string because);

    [LoggerMessage(23, LogLevel.Error, "The decision '{Decision}' for the flag '{FlagKey}' is in force but could not be stored, which is tried again: {Problem}", EventName = nameof(DecisionNotStored), SkipEnabledCheck = true)]
    private static partial void WriteNotStored(ILogger logger, string decision, string flagKey, string problem);

    [LoggerMessage(24, LogLevel.Information, "The decision '{Decision}' for the flag '{FlagKey}' was stored after {Failures} failed attempts", EventName = nameof(DecisionStored), SkipEnabledCheck = true)]
    private static partial void WriteStored(ILogger logger, string decision, string flagKey, int failures);

    [LoggerMessage(25, LogLevel.Warning, "The evidence of guardrails cannot be kept: {Problem}", EventName = nameof(StateProblem), SkipEnabledCheck = true)]
    private static partial void WriteProblem(ILogger logger, string problem);

    [LoggerMessage(27, LogLevel.Error, "An alarm of the guardrail '{Guardrail}' of the flag '{FlagKey}' of '{FlagSet}' could not be handled", EventName = nameof(GuardrailFailed), SkipEnabledCheck = true)]
    private static partial void WriteFailed(ILogger logger, string guardrail, string flagKey, string flagSet, Exception exception);
}
