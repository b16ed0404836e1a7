using Microsoft.Extensions.Logging;
using OpenRollout.Manifest;

namespace OpenRollout.Hosting;

/// <summary>All that is logged here. No value of the configuration is among it. Its keys are escaped and cut here.</summary>
internal static partial class Log
{
    public static void ConfigurationIsNotUsed(ILogger logger, string unused)
        => NotUsed(logger, PlainText.Shorten(unused, PlainText.MaximumMessage));

    public static void CodeIsReplaced(ILogger logger, string unused, string section, string source)
        => Replaced(logger, PlainText.Quote(unused), PlainText.Quote(section), PlainText.Quote(source));

    public static void NoProvider(ILogger logger, string flags, string domain) => Unprovided(logger, PlainText.Quote(flags), PlainText.Quote(domain));

    public static void OtherManifest(ILogger logger, string flags, string flag, string domain)
        => Unmatched(logger, PlainText.Quote(flags), PlainText.Quote(flag), PlainText.Quote(domain));

    public static void SourceHasNotAnswered(ILogger logger, string? source)
        => NotAnswered(logger, source is null ? null : PlainText.Shorten(source, PlainText.MaximumMessage));

    [LoggerMessage(106, LogLevel.Warning, "An IManifestSource is registered, and AddOpenRolloutProvider does not use it. Set SourceFactory = services => services.GetRequiredService<IManifestSource>() in its options.")]
    public static partial void SourceIsNotUsed(ILogger logger);

    public static void ProviderIsNotUsed(ILogger logger, string? domain, string? used)
        => Unused(logger, domain is null ? "the default domain" : $"the domain {PlainText.Quote(domain)}", used is null ? "another provider" : PlainText.Quote(used));

    [LoggerMessage(101, LogLevel.Warning, "{Unused}", EventName = nameof(ConfigurationIsNotUsed))]
    private static partial void NotUsed(ILogger logger, string unused);

    [LoggerMessage(102, LogLevel.Information, "{Unused} of the application's code is not used: the configuration sets {Section}:{Source}.", EventName = nameof(CodeIsReplaced))]
    private static partial void Replaced(ILogger logger, string unused, string section, string source);

    [LoggerMessage(103, LogLevel.Error, "The start of the host was canceled before {Source} answered with a manifest.", EventName = nameof(SourceHasNotAnswered))]
    private static partial void NotAnswered(ILogger logger, string? source);

    [LoggerMessage(104, LogLevel.Warning, "{Flags} has no provider, so each flag has its default. Call AddOpenRolloutProvider({Domain}…) where OpenFeature is added.", EventName = nameof(NoProvider))]
    private static partial void Unprovided(ILogger logger, string flags, string domain);

    [LoggerMessage(105, LogLevel.Warning, "{Flags} has a provider that has none of its flags, such as '{Flag}', so each has its default. Call AddOpenRolloutProvider({Domain}…) with their manifest.", EventName = nameof(OtherManifest))]
    private static partial void Unmatched(ILogger logger, string flags, string flag, string domain);

    [LoggerMessage(107, LogLevel.Warning, "The manifest is not used for {Domain}: AddProvider was called too, and OpenFeature uses {Provider}. Remove one of the two registrations.", EventName = nameof(ProviderIsNotUsed))]
    private static partial void Unused(ILogger logger, string domain, string provider);
}
