using Microsoft.Extensions.Options;

namespace OpenRollout.Hosting.Configuration;

/// <summary>Refuses options that cannot work when the host starts, and says what to do.</summary>
internal sealed class OptionsValidation : IValidateOptions<OpenRolloutHostingOptions>
{
    public ValidateOptionsResult Validate(string? name, OpenRolloutHostingOptions options)
    {
        var failures = Failures(OptionsPath.SectionOf(name), options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Failures(string section, OpenRolloutHostingOptions options)
    {
        var sources = options.Sources.ToList();
        if (sources.Count == 0 && options.EmbeddedManifest is null)
        {
            yield return $"{section} has no manifest: set {section}:ManifestPath or {section}:ManifestUrl in the configuration, or ManifestPath, ManifestUrl, SourceFactory or EmbeddedManifest in code.";
        }

        if (sources.Count > 1)
        {
            yield return $"{section} has more than one manifest, {string.Join(" and ", sources)}: leave one of them.";
        }

        if (!Enum.IsDefined(options.RequiredAtStart))
        {
            yield return $"{section}:RequiredAtStart is {options.RequiredAtStart}: set None, Good or Current.";
        }

        if (options.ManifestUrl is { } address && Refusal(section, address, options.Http) is { } refusal)
        {
            yield return refusal;
        }
    }

    /// <summary>The source knows best what it can work with.</summary>
    private static string? Refusal(string section, Uri address, HttpManifestOptions options)
    {
        try
        {
            _ = new HttpManifestSource(address, options);
            return null;
        }
        catch (ArgumentException exception)
        {
            var message = exception.Message.Split(" (Parameter ")[0];
            return message.StartsWith("address: ", StringComparison.Ordinal)
                ? $"{section}:ManifestUrl{message["address".Length..]}"
                : $"{section}:Http:{message}";
        }
    }
}
