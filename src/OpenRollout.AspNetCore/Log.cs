using Microsoft.Extensions.Logging;

namespace OpenRollout.AspNetCore;

/// <summary>All that is logged here. No user's key or attribute is among it.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "{Endpoint} is hidden: the flag '{Flag}' is off for the user.")]
    public static partial void Hidden(ILogger logger, string? endpoint, string flag);

    [LoggerMessage(2, LogLevel.Debug, "A visitor without a cookie was given an id for this request alone: the response had started.")]
    public static partial void VisitorCookieTooLate(ILogger logger);

    [LoggerMessage(3, LogLevel.Warning, "<flag name=\"{Flag}\"> renders nothing: {Reason}. This is logged once.")]
    public static partial void TagRendersNothing(ILogger logger, string flag, string reason);

    [LoggerMessage(4, LogLevel.Warning, "The rollout pages at '{Route}' are open to everyone: they allow anonymous access.")]
    public static partial void PagesAreOpen(ILogger logger, string? route);

    [LoggerMessage(5, LogLevel.Error, "The rollout pages at '{Route}' were asked for and refused: they have no authorization policy. Call RequireAuthorization on what MapOpenRollout returns.")]
    public static partial void PagesAreRefused(ILogger logger, string? route);
}
