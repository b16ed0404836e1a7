namespace OpenRollout.Removal.Reasoning;

/// <summary>Finds words in prose.</summary>
internal static class Words
{
    /// <summary>Returns whether a text contains a word that is not a part of a longer one.</summary>
    public static bool Contain(string text, string word) => IndexIn(text, word) >= 0;

    /// <summary>Returns the position of the first occurrence of a word that is not a part of a longer one; -1 if there is none.</summary>
    public static int IndexIn(string text, string word)
    {
        for (var index = text.IndexOf(word, StringComparison.Ordinal); index >= 0; index = text.IndexOf(word, index + 1, StringComparison.Ordinal))
        {
            if ((index == 0 || !char.IsLetterOrDigit(text[index - 1])) && (index + word.Length == text.Length || !char.IsLetterOrDigit(text[index + word.Length])))
            {
                return index;
            }
        }

        return -1;
    }
}
