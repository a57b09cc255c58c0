"use strict";
(function () {
  var articles = Array.from(document.querySelectorAll("article.form"));
  var which = document.getElementById("which");
  articles.forEach(function (article) {
    var option = document.createElement("option");
    option.value = article.id;
    option.textContent = article.dataset.name;
    which.appendChild(option);
  });
  function filter() {
    var shown = {};
    document.querySelectorAll("input[data-level]").forEach(function (box) {
      shown[box.dataset.level] = box.checked;
    });
    document.querySelectorAll("li[data-level]").forEach(function (item) {
      item.classList.toggle("hidden", !shown[item.dataset.level]);
    });
    articles.forEach(function (article) {
      article.classList.toggle("hidden", which.value !== "" && which.value !== article.id);
    });
  }
  document.querySelectorAll("input[data-level]").forEach(function (box) {
    box.addEventListener("change", filter);
  });
  which.addEventListener("change", filter);
  function choose(item) {
    document.querySelectorAll(".chosen").forEach(function (old) { old.classList.remove("chosen"); });
    document.querySelectorAll(".m-w,.m-s,.m-o").forEach(function (old) {
      old.classList.remove("m-w", "m-s", "m-o");
    });
    item.classList.add("chosen");
    var article = item.closest("article");
    if (!article) { return; }
    article.querySelector("details").open = true;
    var first = null;
    item.dataset.cells.split(" ").forEach(function (part) {
      var at = part.lastIndexOf(":");
      var cell = article.querySelector('[data-s="' + part.slice(0, at) + '"]');
      if (!cell) { return; }
      cell.classList.add("m-" + part.slice(at + 1));
      if (part.slice(at + 1) === "w") { first = cell; }
    });
    if (first) { first.scrollIntoView({ block: "nearest", inline: "nearest" }); }
  }
  document.querySelectorAll("li[data-cells]").forEach(function (item) {
    item.addEventListener("click", function () { choose(item); });
    item.addEventListener("keydown", function (event) {
      if (event.key === "Enter") { choose(item); }
    });
  });
})();
