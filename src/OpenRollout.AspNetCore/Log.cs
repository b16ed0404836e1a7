using Microsoft.Extensions.Logging;
using OpenRollout.Manifest.Text;

namespace OpenRollout.AspNetCore;

/// <summary>The log messages of this package. They contain no targeting keys or attribute values; untrusted text is escaped and truncated.</summary>
internal static partial class Log
{
    public static void EndpointIsHidden(ILogger logger, string? endpoint, string flags) => EndpointHidden(logger, Quote(endpoint), PlainText.Quote(flags));

    [LoggerMessage(2, LogLevel.Debug, "The visitor id is valid for this request only: the response has already started, so no cookie can be set.")]
    public static partial void VisitorCookieTooLate(ILogger logger);

    public static void TagRendersNothing(ILogger logger, string flag, string reason) => TagEmpty(logger, PlainText.Quote(flag), PlainText.Quote(reason));

    public static void PagesAreOpen(ILogger logger, string? route) => PagesOpen(logger, Quote(route));

    public static void PagesAreDenied(ILogger logger, string? route) => PagesDenied(logger, Quote(route));

    [LoggerMessage(9, LogLevel.Warning, "Guardrails count failed or slow requests, but this application does not track them. Call app.UseGuardrailEvents() first in the pipeline.")]
    public static partial void EventsAreNotTracked(ILogger logger);

    public static void EventsAreTrackedLate(ILogger logger, string method) => EventsTrackedLate(logger, PlainText.Quote(method));

    [LoggerMessage(11, LogLevel.Debug, "An event of a request was not tracked, because the user of the request could not be determined.")]
    public static partial void EventIsNotTracked(ILogger logger, Exception exception);

    private static string? Quote(string? text) => text is null ? null : PlainText.Quote(text);

    [LoggerMessage(1, LogLevel.Debug, "{Endpoint} is hidden: the user does not meet its requirement of the flags '{Flags}'.", EventName = "Hidden")]
    private static partial void EndpointHidden(ILogger logger, string? endpoint, string flags);

    [LoggerMessage(3, LogLevel.Warning, "<flag name=\"{Flag}\"> renders nothing: {Reason}. This is logged once.", EventName = nameof(TagRendersNothing))]
    private static partial void TagEmpty(ILogger logger, string flag, string reason);

    [LoggerMessage(4, LogLevel.Warning, "The on-call status page at '{Route}' is open to everyone, because it allows anonymous access.", EventName = nameof(PagesAreOpen))]
    private static partial void PagesOpen(ILogger logger, string? route);

    [LoggerMessage(5, LogLevel.Error, "A request to the on-call status page at '{Route}' was denied, because the page has no authorization policy. Call RequireAuthorization on the result of MapOpenRollout.", EventName = "PagesAreRefused")]
    private static partial void PagesDenied(ILogger logger, string? route);

    [LoggerMessage(6, LogLevel.Warning, "A test overrides flags, but requests do not see the overrides, because the test server runs each request in a separate execution context. Set factory.Server.PreserveExecutionContext = true before CreateClient(), or register TestFlagProvider as the application's FeatureProvider. This is logged once.")]
    public static partial void OverridesAreNotSeen(ILogger logger);

    [LoggerMessage(7, LogLevel.Warning, "TestFlagProvider is the provider of Api.Instance, but this application uses the OpenFeature API of its container. Call services.AddSingleton<FeatureProvider>(flags) in ConfigureTestServices. This is logged once.")]
    public static partial void OtherApiIsSet(ILogger logger);

    [LoggerMessage(8, LogLevel.Warning, "Flags.Bind has bound the static accessors to another OpenFeature API, but the snapshots, RequireFlag and tag helpers of this application do not use it. Call services.AddSingleton<FeatureProvider>(flags) in ConfigureTestServices. This is logged once.")]
    public static partial void FlagsAreBound(ILogger logger);

    [LoggerMessage(10, LogLevel.Warning, "UseGuardrailEvents comes after {Method}, so guardrails do not see the final response of each request. Call UseGuardrailEvents first in the pipeline. This is logged once.", EventName = nameof(EventsAreTrackedLate))]
    private static partial void EventsTrackedLate(ILogger logger, string method);
}
