namespace OpenRollout.Removal.Tests;

/// <summary>What some programs did before and after the removal.</summary>
/// <param name="Uses">The number of uses of the flag.</param>
/// <param name="Refusals">The uses that were refused.</param>
/// <param name="Different">The first program that does something else after the removal; null if there is none.</param>
/// <param name="Report">The text of that program and what it does.</param>
internal sealed record ProgramOutcome(int Uses, IReadOnlyList<RemovalPlace> Refusals, int? Different, string Report)
{
    /// <summary>Runs the program of some choices; null if it does not compile, because then it is no example.</summary>
    public static ProgramOutcome? TryOf(IReadOnlyList<int> choices, FlagForms forms)
    {
        try
        {
            return Of([new Choices(choices)], forms);
        }
        catch (Xunit.Sdk.XunitException)
        {
            return null;
        }
    }

    /// <summary>Runs programs, which are one compilation.</summary>
    public static ProgramOutcome Of(IReadOnlyList<Choices> programs, FlagForms forms)
    {
        var texts = programs.Select((choices, index) => RandomProgram.Write(choices, "Program" + index, forms)).ToList();
        // The compiler reports errors when the program is loaded.
        var before = TestCompilation.Create(texts.SelectMany((files, index) => files.Select((text, part) => (PathOf(index, part), text))), forms.Key, forms.Default, isChecked: false);
        var old = new LoadedProgram(before);
        var result = FlagRemoval.Run(new RemovalRequest(forms.Key, forms.Default, [before]));
        var changed = new LoadedProgram(TestCompilation.With(before, result.Texts));
        var uses = texts.Sum(files => files.Sum(text => text.Split(forms.Name).Length - 1));
        for (var index = 0; index < texts.Count; index++)
        {
            var (expected, actual) = (old.Run("Program" + index), changed.Run("Program" + index));
            if (expected != actual)
            {
                var after = texts[index].Select((text, part) => result.Texts.TryGetValue(PathOf(index, part), out var edited) ? edited.ToString() : text);
                return new ProgramOutcome(
                    uses, result.Refusals, index, $"{string.Concat(texts[index])}\n--- after\n{string.Concat(after)}\n--- trace before\n{expected}\n--- trace after\n{actual}");
            }
        }

        return new ProgramOutcome(uses, result.Refusals, null, "");
    }

    private static string PathOf(int program, int part) => $"Program{program}.{part}.cs";
}
