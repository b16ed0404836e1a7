using System.CommandLine;
using OpenRollout.Cli.Editing;
using OpenRollout.Cli.Files;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Commands;

/// <summary>Moves a rollout to its next stage, or to a later one.</summary>
internal sealed class AdvanceCommand : EditCommand
{
    private readonly Option<string?> _stage;
    private readonly Option<bool> _pin = new("--pin") { Description = "Fixes the stage of a rollout that follows a schedule, which ends the schedule." };

    /// <summary>Initializes a new instance of the <see cref="AdvanceCommand"/> class.</summary>
    public AdvanceCommand(CommandHost host)
        : base(host, "advance", "Moves a rollout to its next stage.", "advance stories --environment Production", "advance stories --stage full --dry-run")
    {
        _stage = Manifest.CreateStageOption(Key, "The stage to move to. The default is the next one.");
        Options.Add(_stage);
        Options.Add(_pin);
    }

    /// <inheritdoc/>
    protected override FlagEdit Plan(FlagDefinition flag, ParseResult arguments)
    {
        var rollout = RolloutOf(flag);
        var active = rollout.ActiveStageAt(Host.Clock.GetUtcNow().UtcTicks);
        var target = arguments.GetValue(_stage) is { } name ? UsableManifest.FindStage(flag, rollout, name) : active + 1;
        if (target >= rollout.Stages.Count)
        {
            throw new CommandException($"'{PlainText.Quote(flag.Key)}' is at its last stage, '{PlainText.Quote(rollout.Stages[^1].Name)}'");
        }

        if (target <= active)
        {
            throw new CommandException($"'{PlainText.Quote(flag.Key)}' is at '{PlainText.Quote(rollout.Stages[active].Name)}' already; 'openrollout back' moves it to an earlier stage");
        }

        if (rollout.IsScheduled && !arguments.GetValue(_pin))
        {
            throw new CommandException($"'{PlainText.Quote(flag.Key)}' follows a schedule, which starts its stages; change its 'startsAt', or add --pin to fix the stage and end the schedule");
        }

        return new FlagEdit(editor => editor.Advance(rollout, target, Today), $"{StageText.Describe(rollout, active)} → {StageText.Describe(rollout, target)}");
    }
}
