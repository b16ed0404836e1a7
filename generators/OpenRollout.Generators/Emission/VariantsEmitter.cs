namespace OpenRollout.Generators.Emission;

/// <summary>Writes the enums of the flags' variants.</summary>
internal static class VariantsEmitter
{
    public static void Emit(CodeWriter code, ManifestIdentity identity, IEnumerable<FlagModel> flags)
    {
        foreach (var flag in flags)
        {
            if (flag.VariantEnum is { } variants)
            {
                Emit(code, identity, flag.Key, variants);
                code.BlankLine();
            }
        }
    }

    private static void Emit(CodeWriter code, ManifestIdentity identity, string key, EnumModel variants)
    {
        code.Summary($"The variants of the flag '{key}'.");
        code.Line(SourceFile.GeneratedCode);
        using (code.Open($"{identity.Visibility} enum {variants.Name}"))
        {
            code.Summary("A variant that was added to the manifest after the build, or a value that is not a variant.");
            code.Line($"{EnumModel.Unknown} = 0,");
            foreach (var member in variants.Members)
            {
                code.BlankLine();
                code.Summary($"The variant '{member.Text}'.");
                code.Line(member.Name + ",");
            }
        }
    }
}
