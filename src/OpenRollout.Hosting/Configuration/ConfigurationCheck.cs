using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenRollout.Hosting.Lifecycle;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Hosting.Configuration;

/// <summary>
/// Reports unknown configuration keys when the host starts. It checks the whole section once, when the options of
/// the provider that was added first are validated.
/// </summary>
internal sealed class ConfigurationCheck(IEnumerable<RolloutRegistration> registrations, ILogger<OpenRolloutProvider> logger, IConfiguration? configuration = null)
    : IValidateOptions<OpenRolloutHostingOptions>
{
    private readonly RolloutRegistration[] _registrations = [.. registrations];

    public ValidateOptionsResult Validate(string? name, OpenRolloutHostingOptions options)
    {
        if (configuration is null || name != OptionsPath.NameOf(_registrations[0].Domain))
        {
            return ValidateOptionsResult.Skip;
        }

        var section = configuration.GetSection(OpenRolloutHostingOptions.Section);
        string[] domains = [.. _registrations.Select(registration => registration.Domain).OfType<string>()];
        foreach (var unused in UnknownKeys.FindDomains(section, domains))
        {
            Log.ConfigurationIsNotUsed(logger, unused);
        }

        var failures = UnknownKeys.Find(section, domains).Select(failure => PlainText.Shorten(failure, PlainText.MaximumMessage)).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
