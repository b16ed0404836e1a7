using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Uses;

/// <summary>Recognizes the attributes of xUnit, NUnit, MSTest and TUnit by their types, including attributes that derive from those or implement their interfaces.</summary>
internal static class TestAttributes
{
    private const string MSTest = "Microsoft.VisualStudio.TestTools.UnitTesting.";

    private static readonly HashSet<string> Tests = new(StringComparer.Ordinal)
    {
        "Xunit.FactAttribute", "Xunit.v3.IFactAttribute",
        // All NUnit attributes that make tests implement one of the interfaces, such as TestCase, TestCaseSource, Theory and Pairwise.
        "NUnit.Framework.TestAttribute", "NUnit.Framework.Interfaces.ITestBuilder", "NUnit.Framework.Interfaces.ISimpleTestBuilder",
        MSTest + "TestMethodAttribute",
        "TUnit.Core.TestAttribute",
    };

    private static readonly HashSet<string> SetUps = new(StringComparer.Ordinal)
    {
        "NUnit.Framework.SetUpAttribute", "NUnit.Framework.OneTimeSetUpAttribute",
        MSTest + "TestInitializeAttribute", MSTest + "ClassInitializeAttribute", MSTest + "AssemblyInitializeAttribute", MSTest + "GlobalTestInitializeAttribute",
        "TUnit.Core.BeforeAttribute", "TUnit.Core.BeforeEveryAttribute",
    };

    private static readonly HashSet<string> TearDowns = new(StringComparer.Ordinal)
    {
        "NUnit.Framework.TearDownAttribute", "NUnit.Framework.OneTimeTearDownAttribute",
        MSTest + "TestCleanupAttribute", MSTest + "ClassCleanupAttribute", MSTest + "AssemblyCleanupAttribute", MSTest + "GlobalTestCleanupAttribute",
        "TUnit.Core.AfterAttribute", "TUnit.Core.AfterEveryAttribute",
    };

    private static readonly HashSet<string> InlineData = new(StringComparer.Ordinal)
    {
        "Xunit.InlineDataAttribute", "NUnit.Framework.TestCaseAttribute", MSTest + "DataRowAttribute", "TUnit.Core.ArgumentsAttribute",
    };

    private static readonly HashSet<string> Data = new(InlineData, StringComparer.Ordinal)
    {
        "Xunit.Sdk.DataAttribute", "Xunit.v3.IDataAttribute", "NUnit.Framework.TestCaseSourceAttribute", MSTest + "ITestDataSource", "TUnit.Core.MethodDataSourceAttribute",
    };

    /// <summary>Returns whether a compilation can have tests.</summary>
    public static bool AreIn(Compilation compilation) => Tests.Any(name => compilation.GetTypeByMetadataName(name) is not null);

    /// <summary>Returns whether an attribute makes a method a test.</summary>
    public static bool IsTest(ITypeSymbol? attribute) => IsOneOf(attribute, Tests);

    /// <summary>Returns whether an attribute makes a method run before tests.</summary>
    public static bool IsSetUp(ITypeSymbol? attribute) => IsOneOf(attribute, SetUps);

    /// <summary>Returns whether an attribute makes a method run after tests.</summary>
    public static bool IsTearDown(ITypeSymbol? attribute) => IsOneOf(attribute, TearDowns);

    /// <summary>Returns whether an attribute gives arguments to a test.</summary>
    public static bool IsData(ITypeSymbol? attribute) => IsOneOf(attribute, Data);

    /// <summary>Returns whether an attribute itself contains the arguments of a test.</summary>
    public static bool IsInlineData(ITypeSymbol? attribute) => IsOneOf(attribute, InlineData);

    private static bool IsOneOf(ITypeSymbol? attribute, HashSet<string> names)
    {
        for (var type = attribute; type is not null; type = type.BaseType)
        {
            if (names.Contains(type.ToDisplayString()))
            {
                return true;
            }
        }

        return attribute?.AllInterfaces.Any(face => names.Contains(face.ToDisplayString())) is true;
    }
}
