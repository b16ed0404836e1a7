using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Editing;

/// <summary>Removes nodes from lists with separators.</summary>
internal static class Separated
{
    /// <summary>Returns a list without some of its nodes. The end of the last line stays.</summary>
    public static SeparatedSyntaxList<T> Without<T>(SeparatedSyntaxList<T> list, IReadOnlyCollection<T> removed)
        where T : SyntaxNode
    {
        foreach (var index in removed.Select(node => list.IndexOf(node)).OrderByDescending(index => index))
        {
            var trailing = index == list.Count - 1 && list.SeparatorCount < list.Count ? list[index].GetTrailingTrivia() : default;
            var isEnd = index > 0 && index == list.Count - 1 && list.SeparatorCount < list.Count;
            list = list.RemoveAt(index);
            if (isEnd)
            {
                list = list.Replace(list[index - 1], list[index - 1].WithTrailingTrivia(trailing));
            }
        }

        return list;
    }
}
