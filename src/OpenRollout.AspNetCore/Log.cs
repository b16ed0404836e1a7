using Microsoft.Extensions.Logging;
using OpenRollout.Manifest;

namespace OpenRollout.AspNetCore;

/// <summary>All that is logged here. No user's key or attribute is among it. Text from elsewhere is escaped and cut here.</summary>
internal static partial class Log
{
    public static void Hidden(ILogger logger, string? endpoint, string flags) => HiddenMessage(logger, Quote(endpoint), PlainText.Quote(flags));

    [LoggerMessage(2, LogLevel.Debug, "A visitor without a cookie was given an id for this request alone: the response had started.")]
    public static partial void VisitorCookieTooLate(ILogger logger);

    public static void TagRendersNothing(ILogger logger, string flag, string reason) => TagMessage(logger, PlainText.Quote(flag), PlainText.Quote(reason));

    public static void PagesAreOpen(ILogger logger, string? route) => OpenMessage(logger, Quote(route));

    public static void PagesAreRefused(ILogger logger, string? route) => RefusedMessage(logger, Quote(route));

    private static string? Quote(string? text) => text is null ? null : PlainText.Quote(text);

    [LoggerMessage(1, LogLevel.Debug, "{Endpoint} is hidden: the user does not have what it requires of the flags '{Flags}'.", EventName = nameof(Hidden))]
    private static partial void HiddenMessage(ILogger logger, string? endpoint, string flags);

    [LoggerMessage(3, LogLevel.Warning, "<flag name=\"{Flag}\"> renders nothing: {Reason}. This is logged once.", EventName = nameof(TagRendersNothing))]
    private static partial void TagMessage(ILogger logger, string flag, string reason);

    [LoggerMessage(4, LogLevel.Warning, "The rollout pages at '{Route}' are open to everyone: they allow anonymous access.", EventName = nameof(PagesAreOpen))]
    private static partial void OpenMessage(ILogger logger, string? route);

    [LoggerMessage(5, LogLevel.Error, "The rollout pages at '{Route}' were asked for and refused: they have no authorization policy. Call RequireAuthorization on what MapOpenRollout returns.", EventName = nameof(PagesAreRefused))]
    private static partial void RefusedMessage(ILogger logger, string? route);

    [LoggerMessage(6, LogLevel.Warning, "A test overrides flags, and requests do not see it: the test server runs each in an execution context of its own. Set factory.Server.PreserveExecutionContext = true before CreateClient(), or register TestFlagProvider as the application's FeatureProvider. This is logged once.")]
    public static partial void OverridesAreNotSeen(ILogger logger);

    [LoggerMessage(7, LogLevel.Warning, "TestFlagProvider is the provider of Api.Instance, which this application does not use: it has an OpenFeature API of its own. Call services.AddSingleton<FeatureProvider>(flags) in ConfigureTestServices. This is logged once.")]
    public static partial void OtherApiIsSet(ILogger logger);

    [LoggerMessage(8, LogLevel.Warning, "Flags.Bind has set another OpenFeature API for the static accessors, which snapshots, RequireFlag and tags of this application do not use. Call services.AddSingleton<FeatureProvider>(flags) in ConfigureTestServices. This is logged once.")]
    public static partial void FlagsAreBound(ILogger logger);
}
