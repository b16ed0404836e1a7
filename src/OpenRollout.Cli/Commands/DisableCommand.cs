using System.CommandLine;
using OpenRollout.Cli.Editing;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Text;

namespace OpenRollout.Cli.Commands;

/// <summary>Switches a flag off in the manifest or an overlay.</summary>
internal sealed class DisableCommand : EditCommand
{
    private readonly Option<string?> _reason = new("--reason", "-r") { Description = "The reason, which pages and logs show.", HelpName = "text" };

    /// <summary>Initializes a new instance of the <see cref="DisableCommand"/> class.</summary>
    public DisableCommand(CommandHost host)
        : base(host, "disable", "Switches a flag off, and says who drops out.", "disable chat.reactions --environment Production --reason \"floods the notification queue\"")
        => Options.Add(_reason);

    /// <inheritdoc/>
    protected override FlagEdit Plan(FlagDefinition flag, ParseResult arguments)
        => flag.IsEnabled
            ? new FlagEdit(editor => editor.Disable(Today, arguments.GetValue(_reason)), "disabled", MayTakePeopleOut: true)
            : throw new CommandException($"'{PlainText.Quote(flag.Key)}' is disabled already");
}
