using Microsoft.Extensions.Logging;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Hosting;

/// <summary>The log messages of this package. They contain no configuration values; configuration keys are escaped and truncated.</summary>
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

    [LoggerMessage(106, LogLevel.Warning, "An IManifestSource is registered, but AddOpenRolloutProvider does not use it. Set SourceFactory = services => services.GetRequiredService<IManifestSource>() in its options.")]
    public static partial void SourceIsNotUsed(ILogger logger);

    public static void ProviderIsNotUsed(ILogger logger, string? domain, string? used)
        => Unused(logger, domain is null ? "the default domain" : $"the domain {PlainText.Quote(domain)}", used is null ? "another provider" : PlainText.Quote(used));

    public static void EnvironmentIsNotUsed(ILogger logger, string environment, string? source)
        => EnvironmentUnused(logger, PlainText.Quote(environment), source is null ? "the source" : PlainText.Shorten(source, PlainText.MaximumMessage));

    [LoggerMessage(101, LogLevel.Warning, "{Unused}", EventName = nameof(ConfigurationIsNotUsed))]
    private static partial void NotUsed(ILogger logger, string unused);

    [LoggerMessage(102, LogLevel.Information, "Ignoring {Unused} set in code, because the configuration sets {Section}:{Source}.", EventName = nameof(CodeIsReplaced))]
    private static partial void Replaced(ILogger logger, string unused, string section, string source);

    [LoggerMessage(103, LogLevel.Error, "The host was stopped while starting, before {Source} returned a manifest.", EventName = nameof(SourceHasNotAnswered))]
    private static partial void NotAnswered(ILogger logger, string? source);

    [LoggerMessage(104, LogLevel.Warning, "{Flags} has no provider, so every flag returns its default. Call AddOpenRolloutProvider({Domain}…) in AddOpenFeature.", EventName = nameof(NoProvider))]
    private static partial void Unprovided(ILogger logger, string flags, string domain);

    [LoggerMessage(105, LogLevel.Warning, "The provider of {Flags} has none of its flags, such as '{Flag}', so every flag returns its default. Call AddOpenRolloutProvider({Domain}…) with the manifest of these flags.", EventName = nameof(OtherManifest))]
    private static partial void Unmatched(ILogger logger, string flags, string flag, string domain);

    [LoggerMessage(107, LogLevel.Warning, "The manifest of {Domain} is not used, because AddProvider was called too and OpenFeature uses {Provider}. Remove one of the registrations.", EventName = nameof(ProviderIsNotUsed))]
    private static partial void Unused(ILogger logger, string domain, string provider);

    [LoggerMessage(108, LogLevel.Warning, "The manifest lists the environment '{Environment}', but {Source} reads it without an overlay. Pass the environment to the source that SourceFactory creates, or set Environment to an empty string.", EventName = nameof(EnvironmentIsNotUsed))]
    private static partial void EnvironmentUnused(ILogger logger, string environment, string source);
}
