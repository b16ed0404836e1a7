using System.CommandLine;
using OpenRollout.Cli.Files;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Problems;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Commands;

/// <summary>Switches a flag off at once, without a release. Works with a manifest that has problems.</summary>
internal sealed class KillCommand(CommandHost host)
    : DecisionCommand(
        host,
        "kill",
        "Switches a flag off in running applications, by a decision in a store.",
        "kill chat.reactions --environment Production --reason \"floods the notification queue\" --store /mnt/decisions")
{
    /// <inheritdoc/>
    protected override RolloutDecision Decide(ParseResult arguments, FileOrigin manifest, string by, string reason)
    {
        var key = arguments.GetRequiredValue(Key);
        var known = Read(manifest);
        if (known is { Flags.Count: > 0 } && known.FindFlag(key) is null)
        {
            Host.Error.WriteLine($"warning: {manifest.Display(manifest.FileName)} has no flag '{PlainText.Quote(key)}'{NearestName.Suggest(key, known.Flags.Select(flag => flag.Key))}");
        }

        return RolloutDecision.SwitchOff(key, by, reason);
    }

    /// <inheritdoc/>
    protected override string DescribeMore(RolloutDecision decision, FileOrigin manifest)
        => Read(manifest)?.FindFlag(decision.FlagKey) is { } flag ? $"; everyone gets {PlainText.Quote(flag.DefaultValue.ToString())}" : "";

    /// <summary>Reads what can be read: an emergency does not wait for the correction of a manifest.</summary>
    private static RolloutManifest? Read(FileOrigin manifest)
    {
        try
        {
            return manifest.TryRead(manifest.FileName) is { } utf8 ? ManifestReader.Read(utf8).Manifest : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
