using System.CommandLine;
using OpenRollout.Cli.Files;
using OpenRollout.Decisions;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Commands;

/// <summary>Holds a flag at an earlier stage at once, without a release.</summary>
internal sealed class HoldCommand : DecisionCommand
{
    private readonly Option<string?> _stage;

    /// <summary>Initializes a new instance of the <see cref="HoldCommand"/> class.</summary>
    public HoldCommand(CommandHost host)
        : base(
            host,
            "hold",
            "Holds a flag at an earlier stage in running applications, by a decision in a store.",
            "hold stories --stage alpha --environment Production --reason \"errors in the feed\" --store /mnt/decisions")
    {
        _stage = Manifest.CreateStageOption(Key, "The last stage that the flag may reach.");
        _stage.Required = true;
        Options.Add(_stage);
    }

    /// <inheritdoc/>
    protected override RolloutDecision Decide(ParseResult arguments, FileOrigin manifest, string by, string reason)
    {
        var usable = Manifest.Open(arguments);
        var flag = usable.Find(arguments.GetRequiredValue(Key));
        if (flag.GetRollout() is not { } rollout)
        {
            throw new CommandException($"'{PlainText.Quote(flag.Key)}' has no rollout to hold; switch it off with 'openrollout kill'");
        }

        var stage = rollout.Stages[UsableManifest.FindStage(flag, rollout, arguments.GetRequiredValue(_stage)!)].Name;
        var decision = RolloutDecision.Hold(flag.Key, stage, by, reason) with { Since = Host.Clock.GetUtcNow() };
        return new DecidedFlag(usable.Program, flag.Key).FindRefusal(decision) is { } refusal ? throw new CommandException(refusal) : decision;
    }
}
