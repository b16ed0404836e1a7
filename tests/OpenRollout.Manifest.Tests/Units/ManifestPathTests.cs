using OpenRollout.Manifest.Naming;

namespace OpenRollout.Manifest.Tests;

public sealed class ManifestPathTests
{
    [Theory]
    [InlineData("/clone/App/", "/clone/App/flags.json", "flags.json")]
    [InlineData("/clone/App", "/clone/App/a/./b/../flags.json", "a/flags.json")]
    [InlineData("/clone/App/", "/clone/config/flags.json", "../config/flags.json")]
    [InlineData("/clone/App/", "/elsewhere/flags.json", "flags.json")]
    [InlineData("/clone/App/", "a/flags.json", "a/flags.json")]
    [InlineData(@"c:\clone\App\", @"C:\clone\App\a\flags.json", "a/flags.json")]
    [InlineData(@"C:\clone\App\", @"C:\clone\config\flags.json", "../config/flags.json")]
    [InlineData(@"C:\clone\App\", @"D:\config\flags.json", "flags.json")]
    public void A_path_is_relative_to_the_project_and_never_absolute(string folder, string path, string expected)
        => Assert.Equal(expected, ManifestPath.Identify([path], folder)[path]);

    [Fact]
    public void Without_a_project_the_common_folder_takes_its_place()
        => Assert.Equal(
            ["a/flags.json", "b/flags.json", "flags.json"],
            ManifestPath.Identify(["/clone/a/flags.json", "/clone/b/flags.json", "/clone/flags.json"], null).Values.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("/clone/Shop/flags.json", "flags.json", true)]
    [InlineData("/clone/config/shop/flags.json", "../config/shop/flags.json", true)]
    [InlineData(@"C:\clone\config\shop\flags.json", "../config/shop/flags.json", true)]
    [InlineData("/clone/config/blog/flags.json", "../config/shop/flags.json", false)]
    [InlineData("/clone/shopflags.json", "flags.json", false)]
    [InlineData("flags.json", "a/flags.json", false)]
    public void The_manifest_of_another_project_is_found_by_the_end_of_its_path(string path, string identity, bool expected)
        => Assert.Equal(expected, ManifestPath.CanBe(path, identity));

    [Theory]
    [InlineData("/clone/App/flags.json", "/clone/App/flags.json", true)]
    [InlineData("/clone/App/../config/flags.json", "/clone/config/flags.json", true)]
    [InlineData(@"C:\clone\App\../config/flags.json", @"c:\clone\config\flags.json", true)]
    [InlineData("/C# code;/flags.json", "/C? code?/flags.json", true)]
    [InlineData("/clone/App/flags.json", "/clone/App/Flags.json", false)]
    [InlineData("/clone/App/flags.json", "/clone/App/b/flags.json", false)]
    [InlineData("/clone/App/flags.json", "flags.json", false)]
    public void The_path_that_a_build_passes_names_one_manifest(string path, string option, bool expected)
        => Assert.Equal(expected, ManifestPath.IsOption(path, option));
}
