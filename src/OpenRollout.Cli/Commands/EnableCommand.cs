using System.CommandLine;
using OpenRollout.Cli.Editing;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Commands;

/// <summary>Switches a flag on in the manifest or an overlay.</summary>
internal sealed class EnableCommand(CommandHost host)
    : EditCommand(host, "enable", "Switches a flag on.", "enable chat.reactions --environment Production")
{
    /// <inheritdoc/>
    protected override FlagEdit Plan(FlagDefinition flag, ParseResult arguments)
        => flag.IsEnabled ? throw new CommandException($"'{PlainText.Quote(flag.Key)}' is enabled already") : new FlagEdit(editor => editor.Enable(), "enabled");
}
