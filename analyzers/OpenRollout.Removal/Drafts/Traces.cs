using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Drafts;

/// <summary>
/// Follows each use of the flag through the edits. The value that takes its place, and all values that are computed from that, carry the use as
/// their origin, so that a fault can be traced back to the uses that it comes from.
/// </summary>
internal sealed class Traces(Baseline baseline)
{
    private readonly List<Trace> _traces = [];

    /// <summary>Records an edit. Returns its replacement, with the origins of its values.</summary>
    public SyntaxNode Add(Edit edit)
    {
        var path = edit.Old.SyntaxTree.FilePath;
        var before = Marks.OriginsIn(edit.Old, path).ToList();
        var lost = before.Except(Marks.OriginsIn(edit.New, path)).ToList();
        var known = new HashSet<string>(edit.New.DescendantNodesAndSelf().Select(Marks.IdentityOf).OfType<string>(), StringComparer.Ordinal);
        var removed = edit.Old.DescendantNodesAndSelf().Where(node => Marks.IdentityOf(node) is { } identity && !known.Contains(identity)).ToList();
        if (removed.Count > 0)
        {
            var tree = baseline.Of(path).Tree;
            var spans = new List<TextSpan>();
            foreach (var span in removed.Select(node => baseline.NodeOf(tree, Marks.IdentityOf(node)!).Span))
            {
                if (spans.Count == 0 || !spans[spans.Count - 1].Contains(span))
                {
                    spans.Add(span);
                }
            }

            var names = new HashSet<string>(removed.OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText), StringComparer.Ordinal);
            // Code that is removed because it cannot be reached, or is not used, follows from an edit near it.
            var origins = lost.Count > 0 ? lost : FindNearest(_traces.Where(trace => trace.Path == path), new TextSpan(spans[0].Start, 0))?.Origins ?? [];
            _traces.Add(new Trace(path, spans, names, origins));
        }

        var created = Marks.ValuesIn(edit.New).Where(value => !Marks.HasOrigin(value)).ToList();
        return created.Count == 0 ? edit.New : edit.New.ReplaceNodes(created, (_, value) => Marks.WithOrigins(value, lost.Count > 0 ? lost : before));
    }

    /// <summary>Gives the values that the edits of a file have created the origins of what they replace.</summary>
    public SyntaxTree WithOrigins(SyntaxTree old, SyntaxTree changed)
    {
        var root = Add(new Edit(old.GetRoot(), changed.GetRoot()));
        return root == changed.GetRoot() ? changed : changed.WithRootAndOptions(root, changed.Options);
    }

    /// <summary>Returns the uses that an edit follows from.</summary>
    public static IReadOnlyList<(string Path, int Position)> OriginsOf(Edit edit)
    {
        var path = edit.Old.SyntaxTree.FilePath;
        return [.. Marks.OriginsIn(edit.Old, path).Except(Marks.OriginsIn(edit.New, path))];
    }

    /// <summary>Forgets the edits of files.</summary>
    public void Forget(ICollection<string> paths) => _traces.RemoveAll(trace => paths.Contains(trace.Path));

    /// <summary>Returns the uses that a fault most likely comes from.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="canBe">Returns whether a use can be the cause.</param>
    public IReadOnlyList<(string Path, int Position)> FindNearest(Fault fault, Func<(string Path, int Position), bool> canBe)
    {
        var candidates = _traces.Where(trace => trace.Origins.Any(canBe)).ToList();
        var sameFile = candidates.Where(trace => trace.Path == fault.Path).ToList();
        var place = fault.Span ?? default;
        if (fault.Name is { } name)
        {
            // A declaration that is reported has lost its uses, wherever they were, or has other values now.
            if ((FindNearest(sameFile.Where(trace => trace.Names.Contains(name)), place) ?? candidates.Find(trace => trace.Names.Contains(name))) is { } lost)
            {
                return [.. lost.Origins.Where(canBe)];
            }

            if (fault.Values.Where(canBe).ToList() is { Count: > 0 } values)
            {
                return values;
            }
        }

        return FindNearest(sameFile.Where(trace => fault.Member is not { } member || trace.Spans.Any(member.Contains)), place) is { } nearest ? [.. nearest.Origins.Where(canBe)] : [];
    }

    private static Trace? FindNearest(IEnumerable<Trace> traces, TextSpan place)
        => traces.SelectMany(trace => trace.Spans, (trace, span) => (Trace: trace, Distance: DistanceOf(span, place)))
            .OrderBy(found => found.Distance).Select(found => found.Trace).FirstOrDefault();

    /// <summary>Orders spans: the first one in a place, then the smallest one around its start, then the last one before it, then the first one after it.</summary>
    private static (int Kind, int Distance) DistanceOf(TextSpan span, TextSpan place)
        => place.Contains(span) ? (0, span.Start - place.Start)
            : span.Contains(place.Start) ? (1, span.Length)
            : span.End <= place.Start ? (2, place.Start - span.End)
            : (3, span.Start - place.Start);
}
