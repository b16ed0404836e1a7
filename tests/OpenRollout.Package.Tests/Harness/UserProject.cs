namespace OpenRollout.Package.Tests;

/// <summary>Creates project files as the SDK's templates and <c>dotnet add package OpenRollout</c> do.</summary>
internal static class UserProject
{
    /// <summary>Gets the item that <c>dotnet add package</c> writes.</summary>
    public static string Reference => $"""<PackageReference Include="OpenRollout" Version="{Feed.Version}" />""";

    /// <summary>Returns a console application.</summary>
    public static string Console(string properties = "", string items = "") => Write("Microsoft.NET.Sdk", "<OutputType>Exe</OutputType>" + properties, Reference + items);

    /// <summary>Returns a web application.</summary>
    public static string Web(string properties = "", string items = "") => Write("Microsoft.NET.Sdk.Web", properties, Reference + items);

    /// <summary>Returns a library.</summary>
    public static string Library(string properties = "", string items = "") => Write("Microsoft.NET.Sdk", properties, Reference + items);

    /// <summary>Returns a console application without a direct reference to the package.</summary>
    public static string ConsoleWithoutPackage(string items) => Write("Microsoft.NET.Sdk", "<OutputType>Exe</OutputType>", items);

    private static string Write(string sdk, string properties, string items)
        => $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <OpenRolloutToday>2026-11-22</OpenRolloutToday>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {items}
              </ItemGroup>
            </Project>
            """;
}
