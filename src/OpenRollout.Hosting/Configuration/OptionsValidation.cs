using Microsoft.Extensions.Options;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Hosting.Configuration;

/// <summary>Validates options when the host starts.</summary>
internal sealed class OptionsValidation : IValidateOptions<OpenRolloutHostingOptions>
{
    public ValidateOptionsResult Validate(string? name, OpenRolloutHostingOptions options)
    {
        var failures = FindFailures(OptionsPath.SectionOf(name), options).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> FindFailures(string section, OpenRolloutHostingOptions options)
    {
        var sources = options.Sources.ToList();
        if (sources.Count == 0 && options.EmbeddedManifest is null)
        {
            yield return $"{section} has no manifest. Set {section}:ManifestPath or {section}:ManifestUrl in the configuration, or ManifestPath, ManifestUrl, SourceFactory or EmbeddedManifest in code.";
        }

        if (sources.Count > 1)
        {
            yield return $"{section} has more than one manifest: {string.Join(" and ", sources)}. Set only one of them.";
        }

        if (options is { OverlayPath: not null, ManifestPath: null })
        {
            yield return $"{section}:OverlayPath is set without ManifestPath. Set ManifestPath too, or {section}:Http:Overlay for a manifest on a server.";
        }

        if (options.EmbeddedManifest?.Layers.Environment is { } embedded && !string.Equals(embedded, options.Environment, StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{section} has an EmbeddedManifest for the environment '{PlainText.Quote(embedded)}', but the environment is '{PlainText.Quote(options.Environment ?? "")}'. Embed the layers of that environment, or set {section}:Environment.";
        }

        if (options.DecisionStore is { } folder && (options.Provider.DecisionStore as FolderDecisionStore)?.ToString() != folder)
        {
            yield return $"{section} has two decision stores: DecisionStore and Provider.DecisionStore. Set only one of them.";
        }

        if (options.Monitor is null && options.Guardrails.StateFolder is not null)
        {
            yield return $"{section} has two monitors: Provider.Monitor, and the one for Guardrails:StateFolder. Set only one of them.";
        }

        if (!Enum.IsDefined(options.RequiredAtStart))
        {
            yield return $"{section}:RequiredAtStart: '{options.RequiredAtStart}' is not a valid value; set None, Good or Current.";
        }

        if (options.ManifestUrl is { } address && FindHttpFailure(section, address, options.Http) is { } failure)
        {
            yield return failure;
        }
    }

    /// <summary>Returns what is wrong with the options of a server, as the source itself validates them; null if nothing is.</summary>
    private static string? FindHttpFailure(string section, Uri address, HttpManifestOptions options)
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
