using Microsoft.Extensions.Logging;
using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Hosting;

/// <summary>
/// Logs how a provider is, from what OpenFeature tells of it: manifests, their problems and the keys of flags, never a
/// user or an attribute's value.
/// </summary>
internal sealed partial class ProviderLog
{
    /// <summary>Keys that one line names; a changed segment may change thousands of flags.</summary>
    private const int MostKeys = 20;

    /// <summary>A domain that nobody has: its clients are told of the default provider, and of no other.</summary>
    private const string NoDomain = "OpenRollout.Hosting.ProviderLog";

    private readonly OpenRolloutProvider _provider;
    private readonly string _domain;
    private readonly ILogger _logger;
    private readonly object _gate = new();
    private (ProviderEventTypes Type, string? Version, string? Problem)? _last;

    private ProviderLog(OpenRolloutProvider provider, string? domain, ILogger logger)
        => (_provider, _domain, _logger) = (provider, domain ?? "default", logger);

    /// <summary>Begins to log: how the provider is now, and every change until the API is shut down.</summary>
    public static void Start(Api api, string? domain, OpenRolloutProvider provider, ILogger logger)
    {
        var log = new ProviderLog(provider, domain, logger);
        var client = api.GetClient(domain ?? NoDomain);
        foreach (var type in Enum.GetValues<ProviderEventTypes>())
        {
            client.AddHandler(type, payload => log.Write(type, payload));
        }
    }

    private void Write(ProviderEventTypes type, ProviderEventPayload? payload)
    {
        // Somebody may have set another provider for the domain.
        if (payload?.ProviderName != OpenRolloutProvider.Name)
        {
            return;
        }

        var status = _provider.Status;
        if (type == ProviderEventTypes.ProviderConfigurationChanged)
        {
            WriteChange(status.Version, payload.FlagsChanged ?? []);
        }
        else
        {
            WriteState(type, status.Version, type == ProviderEventTypes.ProviderReady ? null : status.Problem?.ToString() ?? payload.Message);
        }
    }

    private void WriteState(ProviderEventTypes type, string? version, string? problem)
    {
        // OpenFeature tells how a provider is both when it is asked and when it comes to the event itself.
        lock (_gate)
        {
            if (_last == (type, version, problem))
            {
                return;
            }

            _last = (type, version, problem);
        }

        switch (type)
        {
            case ProviderEventTypes.ProviderReady:
                Ready(_logger, _domain, version);
                break;
            case ProviderEventTypes.ProviderStale:
                Stale(_logger, _domain, version, problem);
                break;
            default:
                Failed(_logger, _domain, problem);
                break;
        }
    }

    private void WriteChange(string? version, List<string> keys)
    {
        if (_logger.IsEnabled(LogLevel.Information))
        {
            var more = keys.Count > MostKeys ? ", …" : "";
            Changed(_logger, _domain, version, keys.Count, string.Join(", ", keys.Take(MostKeys)) + more);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Flags are served by manifest {Version} (domain {Domain})")]
    private static partial void Ready(ILogger logger, string domain, string? version);

    [LoggerMessage(2, LogLevel.Warning, "Flags go on being served by manifest {Version} (domain {Domain}), which may be out of date: {Problem}")]
    private static partial void Stale(ILogger logger, string domain, string? version, string? problem);

    [LoggerMessage(3, LogLevel.Error, "Flags give their defaults, there is no good manifest (domain {Domain}): {Problem}")]
    private static partial void Failed(ILogger logger, string domain, string? problem);

    [LoggerMessage(4, LogLevel.Information, "Flags changed by manifest {Version} (domain {Domain}), {Count} in all: {Flags}")]
    private static partial void Changed(ILogger logger, string domain, string? version, int count, string flags);
}
