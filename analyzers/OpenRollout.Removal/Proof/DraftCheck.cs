using System.Globalization;
using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Proof;

/// <summary>Checks the edits of a draft: the text is parsed as the code that it is written from, which means the same and has no new diagnostics.</summary>
internal sealed class DraftCheck(FlagDraft flag)
{
    private const string LacksMember = "CS0535";

    private readonly Lazy<IReadOnlyList<Diagnostic>> _known = new(() => flag.Draft.Original.GetDiagnostics());

    private Draft Draft => flag.Draft;

    /// <summary>Returns the faults of the edited files. Files without one are proven.</summary>
    public IReadOnlyList<Fault> FindFaults(CancellationToken cancellation)
    {
        var faults = Draft.Record.Failures.ToList();
        foreach (var tree in Draft.Unproven)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!ParseCheck.Holds(tree))
            {
                faults.AddRange(EditedMembers.In(tree.GetRoot(cancellation), Draft).Select(member => Fault.At(member, Draft, RemovalReasons.NotReparsed)));
            }

            faults.AddRange(FindChanges(tree));
            faults.AddRange(DiagnosticCheck.Find(tree, Draft).Select(diagnostic => Fault.At(diagnostic, Draft)));
        }

        Draft.Progress.Prove(Draft.Unproven.Select(tree => tree.FilePath).Except(faults.Select(fault => fault.Path!)).ToList());
        return faults;
    }

    /// <summary>Returns the faults that only the whole compilation shows. Members that other projects can see are the same, so these need no check.</summary>
    public IReadOnlyList<Fault> FindRemainingFaults(CancellationToken cancellation)
        => Draft.Edited.Count == 0 ? [] : [.. DiagnosticCheck.Find(_known.Value, Draft, cancellation).Select(diagnostic => Fault.At(diagnostic, Draft))];

    /// <summary>Returns whether the code, without its implementations of the snapshot's interface, lacks only what the manifest's entry takes with it.</summary>
    public bool LacksOnlyEntry(CancellationToken cancellation)
        => Draft.Edited.Count == 0
            || Draft.Unproven.All(tree => ParseCheck.Holds(tree) && !FindChanges(tree).Any())
            && DiagnosticCheck.Find(_known.Value, Draft, cancellation).All(diagnostic => diagnostic.Id == LacksMember
                && flag.Finder.Names.Any(name => diagnostic.GetMessage(CultureInfo.InvariantCulture).Contains("." + name + "'")));

    /// <summary>Returns the faults of code that does something else.</summary>
    private IEnumerable<Fault> FindChanges(SyntaxTree tree)
        => MeaningCheck.Find(tree, Draft).Concat(ConversionCheck.Find(tree, Draft)).Distinct().Select(node => Fault.At(node, Draft, place => RemovalReasons.Meaning(node.ToString(), place)))
            .Concat(CopyCheck.Find(tree, Draft).Select(node => Fault.At(node, Draft, place => RemovalReasons.Copy(node.ToString(), place))))
            .Concat(CallerTextCheck.Find(tree, Draft).Select(node => Fault.At(node, Draft, place => RemovalReasons.CallerText(CallerTextCheck.NameOf(node), place))));
}
